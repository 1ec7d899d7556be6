import type { Answer } from './answer.js'
import type { ClaimCheck } from './claim-check.js'
import type { ReceiptLine } from './receipt.js'
import type { Restriction } from './restriction.js'

/** A result that was shown to a person, with everything needed to show it again unchanged. */
export type Answered = {
  /** Short enough for a button's id. */
  id: string
  /** The question or the checked text, as the user wrote it. */
  question: string
  /** The id of the user, as the platform assigns it; likewise for `channel` and `message`. */
  user: string
  channel: string | null
  /** The message that shows the result; null until it is known. */
  message: string | null
  /** The id of the earlier result that this one follows up. */
  previous: string | null
  /** The user's language. */
  locale: string
  /** Whether only the user sees it. */
  isPrivate: boolean
  /** ISO time. */
  at: string
  /** Milliseconds from the question until this was ready; absent where older programs stored it. */
  tookMs?: number | undefined
  /** Content hashes by id of the quoted article, to detect later changes; absent in data stored by older programs. */
  seals?: Record<string, string> | undefined
} & (
  | {
      kind: 'answer'
      answer: Answer
      receipt: ReceiptLine[]
      /** To which articles the question was limited; absent in data stored by older programs. */
      restriction?: Restriction | undefined
    }
  | {
      kind: 'check'
      checks: ClaimCheck[]
      /** How many claims of the text were not checked. */
      left: number
    }
)

export type Vote = 'up' | 'down'

/** Decides whether the corpus failed to answer; a question that the bot asked back about may still be answered. */
export function isUnanswered({ status, clarify }: Answer): boolean {
  return status === 'no_evidence' && clarify === null
}

/** A question that got no answer, or whose answer was voted down; open until somebody closes it. */
export interface Gap {
  /** The id of the answer. */
  id: string
  question: string
  cause: 'no_evidence' | 'voted_down'
  /** What the voter wrote. */
  reason: string | null
  /** ISO time. */
  at: string
}

/**
 * Returns the audit detail for closed gaps: the ids of their answers. The audit is kept longer than the questions, so
 * it never contains a question.
 */
export function closedGapsDetail(gaps: readonly Pick<Gap, 'id'>[]): string {
  return gaps.map(({ id }) => `#${id}`).join(' ')
}

/** An action that somebody performed, or tried to perform, as a moderator. */
export interface AuditEntry {
  /** ISO time. */
  at: string
  /** The id of the user; `cli` for the command line. */
  user: string
  /** E.g. `corpus.refresh`. */
  action: string
  outcome: 'started' | 'done' | 'refused' | 'failed' | 'stopped'
  /** One sentence: what was done, or why not. */
  detail: string
}

/** A refresh in progress. */
export interface RefreshBegun {
  id: string
  /** The id of the user who started it. */
  user: string
  /** That user's language. */
  locale: string
  /** ISO time. */
  at: string
  /** The message that shows its progress; null until it is known. */
  shownIn: { channel: string; message: string } | null
}
