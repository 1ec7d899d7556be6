import type { Citation } from './answer.js'
import type { ModelFailureReason } from './model-failure.js'

/**
 * Supported: articles say so. Contradicted: they say something else of the same thing. Disputed: they
 * say different things, copies included. Not in the corpus: nothing is known, which does not mean false.
 */
export type Verdict = 'supported' | 'contradicted' | 'disputed' | 'not_in_corpus'

/** The ways in which articles bear a part of a claim out, or do not. */
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

/** Why a part of a claim has its verdict, to be put into words in any language (src/wording/check-reasons.ts). */
export interface Reason {
  kind: ReasonKind
  /** What the article says, what the claim says instead, and what the article's amount comes to in the claim's units. */
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
  /** The same, to be said in another language; none for a check that was kept before these were. */
  why: Reason[]
}

/** A claim held against the articles. */
export interface ClaimCheck {
  claim: string
  verdict: Verdict
  reasons: string[]
  citations: Citation[]
  /** Counts origins, not articles: copies count once. */
  independentOrigins: number
  parts: CheckedPart[]
  /** For not_in_corpus: the nearest passages, which say neither. */
  related: Citation[]
  /** Date of the newest dated article in the index. */
  corpusAsOf: string | null
  indexVersion: string
  /** Whether a chat model judged, or the rules and the reader alone. */
  mode: 'extractive' | 'generated'
  /** Why a chat model that was to judge did not; null where it did, or none was to. */
  modelFailure: ModelFailureReason | null
}
