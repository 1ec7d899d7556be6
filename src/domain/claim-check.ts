import type { Citation } from './answer.js'
import type { ModelFailureReason } from './model-failure.js'

/**
 * Supported: articles say so. Contradicted: they say something else about the same thing. Disputed: they
 * disagree with each other, copies included. Not in the corpus: nothing is known, which does not mean false.
 */
export type Verdict = 'supported' | 'contradicted' | 'disputed' | 'not_in_corpus'

/** The ways in which articles confirm or fail to confirm a part of a claim. */
export const reasonKinds = [
  'nothing_found',
  'reports_differ',
  'said_alike',
  'same_value',
  'converted_value',
  'other_value',
  'other_name',
  'plan_and_fact',
  'negated',
  'not_in_agreement',
  'opposite',
  'told_by_model',
] as const

export type ReasonKind = (typeof reasonKinds)[number]

/** Why a part of a claim has its verdict; src/wording/check-reasons.ts puts it into words in each language. */
export interface Reason {
  kind: ReasonKind
  /** What the article says, what the claim says instead, and the article's amount converted to the claim's units. */
  values: {
    said?: string | undefined
    claimed?: string | undefined
    converted?: string | undefined
  }
  /** Numbers of citations. */
  cites: number[]
}

/** A part of a compound claim with its own verdict. */
export interface CheckedPart {
  text: string
  verdict: Verdict
  /** In Chinese, with the numbers of citations in [ ]. */
  reasons: string[]
  /** The same reasons, for wording in other languages; empty for stored checks that lack them. */
  why: Reason[]
}

/** The result of checking a claim against the articles. */
export interface ClaimCheck {
  claim: string
  verdict: Verdict
  reasons: string[]
  citations: Citation[]
  /** The number of origins, not articles: copies count once. */
  independentOrigins: number
  parts: CheckedPart[]
  /** For not_in_corpus: the nearest passages, which neither support nor contradict the claim. */
  related: Citation[]
  /** Date of the newest dated article in the index. */
  corpusAsOf: string | null
  indexVersion: string
  /** `generated` if a chat model judged the claim, `extractive` if only the rules and the reader did. */
  mode: 'extractive' | 'generated'
  /** Why the chat model did not judge the claim; null if it did, or if none is used. */
  modelFailure: ModelFailureReason | null
}
