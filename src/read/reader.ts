import type { Span } from '../domain/index.js'

/** A stretch of a passage that may answer a question. */
export interface ReadSpan extends Span {
  /** How likely this exact span is the answer, against every other span of its stretch and no answer; 0 to 1. */
  probability: number
}

/** A reader's result for one passage. */
export interface PassageReading {
  /** The best spans, most likely first, as offsets into the passage, without overlaps. Empty if nothing was read. */
  spans: ReadSpan[]
  /** How likely the passage contains an answer at all; 0 to 1. */
  answers: number
}

/** The probabilities of the three relations of a text to a claim; they add up to 1. */
export interface Entailment {
  supports: number
  contradicts: number
  neither: number
}

/** A model that reads Chinese text: where the answer to a question is, and what sentences say about a claim. */
export interface Reader {
  /** The name of the model; two readers with equal names give equal results. */
  readonly model: string
  /**
   * Reads each passage, in order. Put the passages most likely to answer first: of many passages, a reader may skip
   * parts and finally whole ones.
   */
  read(question: string, passages: readonly string[]): Promise<PassageReading[]>
  /** Returns what each text says about the claim, in order, or null if the model was not trained for that. */
  entails(claim: string, texts: readonly string[]): Promise<Entailment[] | null>
}
