import type { Answer, AnswerSentence, Turn } from './answer.js'
import type { Breach } from './breach.js'
import type { ModelFailureReason } from './model-failure.js'
import type { Hit } from './passage.js'
import type { Restriction } from './restriction.js'

/** A question, which articles may answer it, and what was said before it. */
export interface AskRequest extends Restriction {
  question: string
  /** Earlier turns of the conversation, oldest first. */
  history?: readonly Turn[]
}

/** What comes back for a question. */
export interface AskReply {
  answer: Answer
  /** The passages that were read for it, best first. */
  hits: readonly Hit[]
  /** How a chat model fared; null if none was asked. */
  phrasing: Phrasing | null
  /** Answers that were made and not given, because they broke the contract of quotes. */
  breaches: readonly Breach[]
}

/** Called with each sentence of a generated answer as soon as it is verified. */
export type OnSentence = (sentence: AnswerSentence) => void

/** How a chat model fared with one answer. */
export interface Phrasing {
  /** Why its words are not shown; null if they are. */
  failure: ModelFailureReason | null
  /** Whether it found an answer in the passages. */
  answered: boolean
  /** Sentences that it finished, and how many of them are not shown as it wrote them. */
  sentences: number
  unsupported: number
}
