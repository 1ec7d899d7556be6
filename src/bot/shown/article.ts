import type { APIEmbed } from 'discord.js'
import type { Article } from '../../domain/index.js'
import type { Words } from '../messages/words.js'
import { cutAtSentences, escapeMarkdown, oneLine } from './markdown.js'
import { nameOf, particularsOf } from './sources.js'

const LONGEST_BEGINNING = 1500

/** The beginning of an article under its title. */
export function showArticle(article: Article, words: Words): APIEmbed {
  const { text, omitted } = cutAtSentences(article.text.trim(), LONGEST_BEGINNING)
  const author = oneLine(article.author ?? '', 60)
  const particulars = [
    ...particularsOf({ ...article, page: null }, words),
    ...(author === '' ? [] : [escapeMarkdown(author)]),
    ...(article.published === null ? [words.undated] : []),
  ]
  return {
    description: [
      `**${nameOf(article)}**`,
      particulars.join(' · '),
      '',
      text,
      ...(omitted > 0 ? [words.moreSentences(omitted)] : []),
    ].join('\n'),
    footer: { text: oneLine(article.file, 300) || '—' },
  }
}
