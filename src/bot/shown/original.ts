import type { APIEmbed } from 'discord.js'
import type { Article, Citation } from '../../domain/index.js'
import { escapeMarkdown, oneLine, prefix } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'
import { describe } from './sources.js'

/** Of the article's text before and after the quote, in UTF-16 code units. */
const AROUND = 300
/** Of the quote as it is shown: with what is around it, an embed's description holds it. */
const LONGEST_QUOTE = 1600

/** What became of the article, and of the others that the same answer quotes. */
export interface SinceQuoted {
  isChanged: boolean
  othersChanged: boolean
}

/** A quote in its article; where that has changed or is gone, the quote as it was and a word about it. */
export function originalOf(
  citation: Citation,
  article: Article | null,
  since: SinceQuoted,
  words: Words,
): APIEmbed {
  const start = article ? placeOf(citation, article) : null
  return {
    description: [
      describe(citation, words),
      ...faultOf(citation, article, start, since, words),
      '',
      article && start !== null
        ? surroundings(article, citation.quote, start)
        : quoted(citation.quote),
    ].join('\n'),
    footer: { text: oneLine(words.original(citation.file, ...citation.lines), 300) },
  }
}

/** What is to be said of the article, or, where it is as it was, of the others that are quoted. */
function faultOf(
  citation: Citation,
  article: Article | null,
  start: number | null,
  { isChanged, othersChanged }: SinceQuoted,
  words: Words,
): string[] {
  if (article === null) return [words.articleGone]
  if (start === null) return [words.articleChanged]
  if (isChanged || start !== citation.start) return [words.articleMoved]
  return othersChanged ? [words.otherArticlesChanged] : []
}

/** Where the quote stands now; null when the article no longer holds it. */
export function placeOf({ start, end, quote }: Citation, { text }: Article): number | null {
  if (text.slice(start, end) === quote) return start
  const found = text.indexOf(quote)
  return found < 0 || quote === '' ? null : found
}

function surroundings({ text }: Article, quote: string, start: number): string {
  const end = start + quote.length
  // A pair of surrogates that is cut leaves one half behind.
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/^\p{Cs}/u, '')
  const after = prefix(text.slice(end), AROUND)
  return [
    start > AROUND ? '…' : '',
    escapeMarkdown(before),
    quoted(quote),
    escapeMarkdown(after),
    end + AROUND < text.length ? '…' : '',
  ].join('')
}

function quoted(quote: string): string {
  let shown = bold(quote)
  for (let length = quote.length; shown.length > LONGEST_QUOTE; ) {
    length = Math.floor(Math.min(length, LONGEST_QUOTE) * 0.9)
    shown = bold(`${prefix(quote, length)}…`)
  }
  return shown
}

/** Bold must not run over the end of a line. */
function bold(text: string): string {
  const line = (one: string) => (one.trim() === '' ? one : `**${escapeMarkdown(one.trim())}**`)
  return text.split('\n').map(line).join('\n')
}
