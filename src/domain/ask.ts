import type { Answer, AnswerSentence, Turn } from './answer.js'
import type { Breach } from './breach.js'
import type { ModelFailureReason } from './model-failure.js'
import type { Hit } from './passage.js'
import type { Restriction } from './restriction.js'

/** A question, the articles that may answer it, and the conversation before it. */
export interface AskRequest extends Restriction {
  question: string
  /** Earlier turns of the conversation, oldest first. */
  history?: readonly Turn[]
  /** Aborts when nobody waits for the answer any more: the chat model is then called no longer. */
  signal?: AbortSignal | undefined
}

/** The reply to a question. */
export interface AskReply {
  answer: Answer
  /** The passages read for the answer, best first. */
  hits: readonly Hit[]
  /** The outcome of the chat model; null if none was asked. */
  phrasing: Phrasing | null
  /** Answers that were produced but withheld because they broke the contract of quotes. */
  breaches: readonly Breach[]
}

/** Called with each sentence of a generated answer as soon as it is verified. */
export type OnSentence = (sentence: AnswerSentence) => void

/** The outcome of a chat model for one answer. */
export interface Phrasing {
  /** Why its words are not shown; null if they are. */
  failure: ModelFailureReason | null
  /** Whether the model found an answer in the passages. */
  answered: boolean
  /** The number of sentences that the model finished, and how many of them are not shown as written. */
  sentences: number
  unsupported: number
}
