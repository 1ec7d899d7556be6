import type { AnswerContent, Breach, Hit } from '../domain/index.js'
import type { Evidence } from '../evidence/evidence.js'
import type { Question } from '../question/question.js'
import type { ModelReading } from './phrasing/model-reading.js'
import type { HitsRead } from './read-hits.js'
import type { Headline } from './short/headline.js'
import type { ReadSigns } from './sureness/read-signs.js'
import type { Signs } from './sureness/signs.js'

/** Everything used to weigh a reader's spans. */
export interface WeighedReading {
  question: Question
  evidence: readonly Evidence[]
  read: HitsRead
  signs: Signs
  ofReader: ReadSigns
  headlines: readonly Headline[]
}

/** An answer and how it was produced. */
export interface Answering {
  answer: AnswerContent
  /** The passages read, best first. */
  hits: readonly Hit[]
  /** How the chat model performed; null if no model was called. */
  phrasing: ModelReading | null
  /** Answers that were composed but withheld because they broke the contract of quotes. */
  breaches: readonly Breach[]
  /** The signs that decided whether to answer; null if something else decided it. */
  signs: Signs | null
  /** The inputs used to weigh the reader's spans; null without a reader. */
  weighed: WeighedReading | null
}

/** An answer made of quotes, for a chat model to rephrase. */
export interface Reply {
  answering: Answering
  question: Question
  /** Returns the answer that the corpus is silent, with the nearest passages. */
  silent(): AnswerContent
}

/** Lets a chat model answer from the retrieved passages. */
export type ModelReads = (
  reply: Reply,
) => Promise<Pick<Answering, 'answer' | 'phrasing' | 'breaches'>>

/** Wraps an answer for which no passages were read. */
export function unread(answer: AnswerContent): Answering {
  return { ...nothingRead, answer }
}

export const nothingRead = {
  hits: [],
  phrasing: null,
  breaches: [],
  signs: null,
  weighed: null,
} satisfies Omit<Answering, 'answer'>
