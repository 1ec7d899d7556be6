import type { Span } from '../../domain/index.js'
import type { Dice } from '../dice.js'
import { LONGEST_STRETCH } from '../features.js'

const SHORTEST = 110
/** Of the stretches so many are a sentence alone, as passages of briefs and posts are. */
const ALONE = 0.2

/** What a reader is asked to learn from: a question, a stretch of text, and where the answer stands in it. */
export interface QuestionExample {
  question: string
  stretch: string
  /** Null where the stretch does not answer. */
  answer: Span | null
}

/** A stretch of a text that holds a span: a sentence alone, or more from a sentence's beginning where one fits. */
export function stretchAround(
  text: string,
  sentences: readonly Span[],
  held: Span,
  dice: Dice,
  length?: number,
): Span {
  const alone = sentences.find(({ start, end }) => start <= held.start && held.end <= end)
  if (length === undefined && alone && dice.chance(ALONE) && isShort(alone)) return { ...alone }
  return longStretch(text, sentences, held, dice, length ?? dice.between(SHORTEST, LONGEST_STRETCH))
}

function isShort({ start, end }: Span): boolean {
  return end - start <= LONGEST_STRETCH
}

function longStretch(
  text: string,
  sentences: readonly Span[],
  held: Span,
  dice: Dice,
  length: number,
): Span {
  if (text.length <= length) return { start: 0, end: text.length }
  const room = Math.max(0, length - (held.end - held.start))
  const earliest = Math.max(0, held.start - dice.between(0, room))
  const start =
    sentences.find((sentence) => sentence.start >= earliest && sentence.start <= held.start)
      ?.start ?? earliest
  return { start, end: Math.min(text.length, start + length) }
}

/** An example of what answers, or null where the stretch lost its answer. */
export function answered(
  question: string,
  text: string,
  stretch: Span,
  answer: Span,
): QuestionExample | null {
  if (answer.start < stretch.start || answer.end > stretch.end) return null
  return {
    question,
    stretch: text.slice(stretch.start, stretch.end),
    answer: { start: answer.start - stretch.start, end: answer.end - stretch.start },
  }
}

export function unanswered(question: string, text: string, { start, end }: Span): QuestionExample {
  return { question, stretch: text.slice(start, end), answer: null }
}
