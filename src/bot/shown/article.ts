import type { APIEmbed } from 'discord.js'
import type { ItemOfFeed, ListedArticle } from '../../app.js'
import type { Article } from '../../domain/index.js'
import {
  cutAtSentences,
  escapeMarkdown,
  oneLine,
  sentencesOf,
  shownTime,
} from '../discord/markdown.js'
import type { Words } from '../messages/words.js'
import { nameOf, particularsOf } from './sources.js'

const LONGEST_BEGINNING = 1500

/** The beginning of an article under its title, and whether the feed that brought it lists it no longer. */
export function showArticle(article: Article, item: ItemOfFeed | null, words: Words): APIEmbed {
  const { text, omitted } = cutAtSentences(sentencesOf(article.text.trim()), LONGEST_BEGINNING)
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
      ...vanishedLines(item, words),
    ].join('\n'),
    footer: { text: oneLine(article.file, 300) || '—' },
  }
}

function vanishedLines(item: ItemOfFeed | null, words: Words): string[] {
  if (item === null || item.vanishedAt === null) return []
  const name = item.feed && escapeMarkdown(oneLine(item.feed.title ?? item.feed.url, 80))
  return ['', words.moderation.feeds.listedNoLonger(name, shownTime(item.vanishedAt))]
}

/** A page of articles, one a line; ten fit, whatever stands in them. */
export function showList(
  articles: readonly ListedArticle[],
  title: string,
  footer: string,
  words: Words,
): APIEmbed {
  return {
    title: oneLine(title, 256),
    description: articles.map((article) => `· ${lineOf(article, words)}`).join('\n'),
    footer: { text: footer },
  }
}

function lineOf({ title, file, source, published }: ListedArticle, words: Words): string {
  const parts = [
    oneLine(title ?? '', 100) || oneLine(file, 100),
    oneLine(source ?? '', 40),
    oneLine(published ?? '', 20) || words.undated,
  ]
  return parts
    .filter((part) => part !== '')
    .map(escapeMarkdown)
    .join(' · ')
}
