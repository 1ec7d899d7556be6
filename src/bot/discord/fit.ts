import type { Words } from '../messages/words.js'
import { cutAtSentences } from './markdown.js'

/** Of the 4,096 that the description of an embed takes. */
export const descriptionRoom = 4000

/** Enough for a line in any language that says how much was left out. */
export const noteRoom = 60

/** What fits, with a last line that says how much does not; `shown` counts the sentences or lines that do. */
export interface Fitted {
  lines: string[]
  shown: number
  isWhole: boolean
}

/** As many whole sentences as fit. */
export function fitSentences(
  sentences: readonly string[],
  room: number,
  { moreSentences }: Words,
): Fitted {
  const whole = cutAtSentences(sentences, room)
  const lines = (shown: string) => (shown === '' ? [] : [shown])
  if (whole.omitted === 0) return { lines: lines(whole.text), shown: whole.shown, isWhole: true }
  const { text: start, shown, omitted } = cutAtSentences(sentences, room - noteRoom)
  return { lines: [...lines(start), moreSentences(omitted)], shown, isWhole: false }
}

/** As many whole lines as fit. */
export function fitLines(
  lines: readonly string[],
  room: number,
  more: (count: number) => string,
): Fitted {
  if (lines.length === 0 || joinedLength(lines) <= room)
    return { lines: [...lines], shown: lines.length, isWhole: true }
  let shown = 0
  for (let length = 0; shown < lines.length; shown++) {
    length += joinedLength([lines[shown] ?? ''])
    if (length + noteRoom > room) break
  }
  return { lines: [...lines.slice(0, shown), more(lines.length - shown)], shown, isWhole: false }
}

/** The length of lines joined by line breaks; each counts with its own. */
export function joinedLength(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0)
}
