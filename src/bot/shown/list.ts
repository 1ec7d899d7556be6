import type { APIEmbed } from 'discord.js'
import type { ListedArticle } from '../../app.js'
import type { Words } from '../messages/words.js'
import { escapeMarkdown, oneLine } from './markdown.js'

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
