import { fold } from '../text/fold.js'
import { termsOfFolded } from '../text/tokens.js'
import { startsWithHeading } from './hard-wraps.js'
import { endsSentence, isProse, type Line } from './lines.js'

export const longestTitle = 60
const fewestShared = 3
const bodyRead = 4000

/**
 * The headline above a story: its first line, where that is short and no sentence. In a column the
 * story's own first line looks the same, unless it is much shorter than those below.
 */
export function leadingTitle(lines: readonly Line[], wrapped: boolean): Line | null {
  const first = lines[0]
  if (!first || lines.length < 2 || !mayBeTitle(first.text)) return null
  if (wrapped) return startsWithHeading(lines) ? first : null
  const sentences = lines.slice(1).filter(({ text }) => endsSentence(text)).length
  const isText = lines.some(({ text }) => isProse(text)) || sentences > 0.6 * (lines.length - 1)
  // A short notice has few sentences; what stands above them is their headline if it speaks of the same.
  const isNotice =
    lines.slice(1).some(({ text }) => /。$/.test(text)) &&
    (termsShared([first], lines.slice(1))[0] ?? 0) >= fewestShared
  return isText || isNotice ? first : null
}

export function mayBeTitle(text: string): boolean {
  if (text.length > longestTitle || /[；;，,：:]$|^[—–-]{1,3}/.test(text)) return false
  // A full stop, somebody's words behind a colon, or a day and a comma make a sentence of it.
  return !/。|[：:][“"][^”"]*[！？!?][”"]$|^(?:\d{4}年)?\d{1,2}月\d{1,2}日[^，,]{0,6}[，,]/.test(
    text,
  )
}

/** For each of `candidates`, how many different terms of it the body holds. */
export function termsShared(candidates: readonly Line[], body: readonly Line[]): number[] {
  const text = body.map((line) => line.text.slice(0, bodyRead)).join('\n')
  const held = new Set(termsOfFolded(fold(text.slice(0, bodyRead))))
  return candidates.map(
    (line) => new Set(termsOfFolded(fold(line.text)).filter((term) => held.has(term))).size,
  )
}
