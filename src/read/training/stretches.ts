import type { Span } from '../../domain/index.js'
import type { Dice } from '../dice.js'
import { LONGEST_STRETCH } from '../features.js'

const SHORTEST = 110
/** Share of stretches that are a single sentence, like passages of briefs and posts. */
const ALONE = 0.2

/** A training example for a reader: a question, a stretch of text, and the span of the answer in it. */
export interface QuestionExample {
  question: string
  stretch: string
  /** Null if the stretch does not contain the answer. */
  answer: Span | null
}

/** Returns a stretch that contains a span: a single sentence, or more from the start of a sentence if that fits. */
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

/** Returns an example with an answer, or null if the answer is not inside the stretch. */
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
