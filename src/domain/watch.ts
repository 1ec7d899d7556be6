import type { Answer } from './answer.js'
import type { Answered } from './answered.js'
import type { Turned } from './turned.js'

/** What somebody wants to be told of when the news turns: an answer or check, or a standing question. */
export type Watch = {
  /** Short enough for an option of a select. */
  id: string
  user: string
  /** The user's language. */
  locale: string
  /** Where the user may be told by a mention if they take no direct messages; null for nowhere else. */
  channel: string | null
  /** When it was begun, or last told of; ISO time. */
  at: string
} & (
  | { kind: 'answer'; given: string }
  /** `told`: the answer that the user knows of; `turned`: what they were told of it last. */
  | { kind: 'topic'; question: string; told: Answer; turned: readonly Turned[] }
)

/** A watch before it has an id. */
export type NewWatch = Watch extends infer W ? (W extends Watch ? Omit<W, 'id'> : never) : never

/** Something to tell to somebody once. */
export interface Notice {
  id: string
  user: string
  locale: string
  channel: string | null
  /** ISO time. */
  at: string
  /** The id of the answer or check that it is about; null for a standing question. */
  given: string | null
  question: string
  /** The message that shows the answer; null if there is none to link to. */
  link: { channel: string; message: string } | null
  turned: readonly Turned[]
}

/** Changes between two versions that earlier answers are to be compared with. */
export interface NewsSweep {
  id: number
  from: string
  to: string
  /** Where it has come to among the answers, as `givenAfter` says; null at its beginning. */
  cursor: string | null
}

/** An answer or check in its place among all, oldest first. */
export interface PlacedAnswered {
  given: Answered
  cursor: string
}

/** An answer or check for which the news has turned. */
export interface TurnedAnswered {
  given: Answered
  turned: readonly Turned[]
  /** ISO time. */
  at: string
  /** Whether its message says so; `lost` if that message is gone or cannot be edited. */
  shown: 'due' | 'shown' | 'lost'
}
