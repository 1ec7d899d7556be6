import type { Citation } from './answer.js'
import type { ModelFailureReason } from './model-failure.js'

/**
 * Supported: articles say so. Contradicted: they say something else of the same thing. Disputed: they
 * say different things, copies included. Not in the corpus: nothing is known, which does not mean false.
 */
export type Verdict = 'supported' | 'contradicted' | 'disputed' | 'not_in_corpus'

/** A part of a compound claim with its own verdict. */
export interface CheckedPart {
  text: string
  verdict: Verdict
  /** In Chinese, with the numbers of citations in [ ]. */
  reasons: string[]
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
