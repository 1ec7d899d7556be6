import { fold } from '../text/fold.js'
import { termsOfFolded } from '../text/tokens.js'
import { startsWithHeading } from './hard-wraps.js'
import { endsSentence, isProse, type Line } from './lines.js'

export const longestTitle = 60
const fewestShared = 3
const bodyRead = 4000

/**
 * Returns the headline above a story: the first line, if it is short and not a sentence. In a column, where the
 * first line of the story looks the same, it must be much shorter than the lines below.
 */
export function leadingTitle(lines: readonly Line[], wrapped: boolean): Line | null {
  const first = lines[0]
  if (!first || lines.length < 2 || !mayBeTitle(first.text)) return null
  if (wrapped) return startsWithHeading(lines) ? first : null
  const sentences = lines.slice(1).filter(({ text }) => endsSentence(text)).length
  const isText = lines.some(({ text }) => isProse(text)) || sentences > 0.6 * (lines.length - 1)
  // A short notice has few sentences; the line above them is its headline if it shares words with them.
  const isNotice =
    lines.slice(1).some(({ text }) => /。$/.test(text)) &&
    (termsShared([first], lines.slice(1))[0] ?? 0) >= fewestShared
  return isText || isNotice ? first : null
}

export function mayBeTitle(text: string): boolean {
  if (text.length > longestTitle || /[；;，,：:]$|^[—–-]{1,3}/.test(text)) return false
  // A full stop, a quote after a colon, or a day followed by a comma make it a sentence.
  return !/。|[：:][“"][^”"]*[！？!?][”"]$|^(?:\d{4}年)?\d{1,2}月\d{1,2}日[^，,]{0,6}[，,]/.test(
    text,
  )
}

/** Returns for each of `candidates` how many of its different terms occur in the body. */
export function termsShared(candidates: readonly Line[], body: readonly Line[]): number[] {
  const text = body.map((line) => line.text.slice(0, bodyRead)).join('\n')
  const held = new Set(termsOfFolded(fold(text.slice(0, bodyRead))))
  return candidates.map(
    (line) => new Set(termsOfFolded(fold(line.text)).filter((term) => held.has(term))).size,
  )
}
