import type { Span } from '../domain/index.js'

/** A stretch of a passage that may answer a question. */
export interface ReadSpan extends Span {
  /** How likely exactly this span is the answer, against every other span of its stretch and against none; 0 to 1. */
  probability: number
}

/** What a reader makes of one passage. */
export interface PassageReading {
  /** The best spans, the most likely first, offsets into the passage; none overlaps a better one. Empty where nothing was read. */
  spans: ReadSpan[]
  /** How likely the passage answers the question at all; 0 to 1. */
  answers: number
}

/** How likely each of three things is of what is said about a claim; they add up to 1. */
export interface Entailment {
  supports: number
  contradicts: number
  neither: number
}

/** A model that reads Chinese text: where a question's answer stands, and what sentences say of a claim. */
export interface Reader {
  /** Names the model; two readers of equal names read alike. */
  readonly model: string
  /**
   * What stands in each passage, in their order. Those that are most likely to answer should come first: of many
   * passages, a reader may leave out parts, and at last whole ones.
   */
  read(question: string, passages: readonly string[]): Promise<PassageReading[]>
  /** What each text says of the claim, in their order; null where the model has not learnt to tell. */
  entails(claim: string, texts: readonly string[]): Promise<Entailment[] | null>
}
