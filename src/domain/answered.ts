import type { Answer } from './answer.js'
import type { ClaimCheck } from './claim-check.js'

/** Why a passage was read for an answer: a hit, as far as a person looks at it later. */
export interface ReceiptLine {
  articleId: string
  title: string | null
  /** In the article's text. */
  start: number
  end: number
  score: number
  /** Ranks (from 1) in the two legs; null where the leg did not find it. */
  dense: number | null
  lexical: number | null
  /** The question's terms that the passage holds. */
  terms: string[]
}

/** What was shown to a person, with all that is needed to show it again as it was. */
export type Answered = {
  /** Short enough for a button's id. */
  id: string
  /** The question, or the text that was checked, as it was asked. */
  question: string
  /** Who asked; ids as the platform gives them. */
  user: string
  channel: string | null
  /** The message that shows it, once it is known. */
  message: string | null
  /** The given one that this follows up. */
  previous: string | null
  /** The language that the asker uses. */
  locale: string
  /** Whether only the asker sees it. */
  isPrivate: boolean
  /** ISO time. */
  at: string
  /** By the id of a quoted article, what tells later whether it has changed; none in what older programs kept. */
  seals?: Record<string, string> | undefined
} & (
  | {
      kind: 'answer'
      answer: Answer
      receipt: ReceiptLine[]
    }
  | {
      kind: 'check'
      checks: ClaimCheck[]
      /** How many more claims the text held than were checked. */
      left: number
    }
)

export type Vote = 'up' | 'down'

/** Whether the corpus did not answer a question; one that was asked back about may yet be answered. */
export function isUnanswered({ status, clarify }: Answer): boolean {
  return status === 'no_evidence' && clarify === null
}

/** A question that nobody could answer, or whose answer was voted down; open until somebody closes it. */
export interface Gap {
  /** Of the given answer. */
  id: string
  question: string
  cause: 'no_evidence' | 'voted_down'
  /** What the voter wrote. */
  reason: string | null
  /** ISO time. */
  at: string
}

/**
 * What the audit says of gaps that were closed: the ids of their answers. The audit outlasts what people asked, so it
 * never holds a question.
 */
export function closedGapsDetail(gaps: readonly Pick<Gap, 'id'>[]): string {
  return gaps.map(({ id }) => `#${id}`).join(' ')
}

/** What somebody did, or tried to do, as a moderator. */
export interface AuditEntry {
  /** ISO time. */
  at: string
  /** The id of who did it; `cli` for the command line. */
  user: string
  /** E.g. `corpus.refresh`. */
  action: string
  outcome: 'started' | 'done' | 'refused' | 'failed' | 'stopped'
  /** One sentence: what was done, or why not. */
  detail: string
}

/** A refresh that somebody has begun and that is not over. */
export interface RefreshBegun {
  id: string
  /** The id of who began it. */
  user: string
  /** The language of who began it. */
  locale: string
  /** ISO time. */
  at: string
  /** The message that shows how far it is; null until it is known. */
  shownIn: { channel: string; message: string } | null
}
