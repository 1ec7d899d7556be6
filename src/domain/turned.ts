import type { AnswerContent, Citation, Turn } from './answer.js'
import type { ClaimCheck } from './claim-check.js'
import type { Restriction } from './restriction.js'

/** What two versions of the index do not have in common. */
export interface ChangedArticles {
  /** Ids in the newer version: articles whose title, text, source or date no article of the older one has. */
  fresh: string[]
  /** Ids in the older version: articles that the newer one lacks, or has otherwise. */
  gone: string[]
}

/**
 * How the articles now say otherwise than an answer or a check did. `value`: another value or name answers. `conflict`:
 * one stands beside it. `answered`: there was no answer. `verdict`: the claim is judged otherwise.
 */
export interface Turned {
  kind: 'value' | 'conflict' | 'answered' | 'verdict'
  /** The short answer or the verdict before, and now; null for none. */
  before: string | null
  after: string | null
  /** The claim, of a check. */
  claim: string | null
  /** Where it says so; null where an article went and nothing came in its place. */
  citation: Citation | null
  /** The version of the index that says so. */
  indexVersion: string
}

/** An answer or a check of before, with what is needed to ask for it again. */
export type AskedBefore = {
  /** How the news was found to have turned for it since; empty if it has not. */
  turned: readonly Turned[]
} & (
  | {
      kind: 'answer'
      question: string
      restriction: Restriction
      /** The turns before the question, oldest first. */
      history: readonly Turn[]
      answer: AnswerContent
    }
  | { kind: 'check'; checks: readonly ClaimCheck[] }
)

/** What came of looking again. */
export interface LookedAgain {
  /** Whether a changed article is near what was asked; if not, it was not asked again. */
  isNear: boolean
  /** How the news stands otherwise now; the same list as before if nothing turned since. */
  turned: readonly Turned[]
  /** Whether that is to be told: another change than the one known before, or that one no longer stands. */
  isOther: boolean
  /** The answer now; null for a check, and if it was not asked again. */
  answer: AnswerContent | null
}
