import type { Article } from './article.js'

/** Whole sentences of one article: `article.text.slice(start, end) === text`. The unit of retrieval. */
export interface Passage {
  articleId: string
  start: number
  end: number
  text: string
}

/** Why a passage was found: the result of each retrieval leg, and how the score was computed from them. */
export interface Trace {
  /** Rank (from 1) and raw score in each leg that found the passage. */
  dense: { rank: number; score: number } | null
  lexical: { rank: number; score: number } | null
  /** Cosine of the question's and the passage's vectors, whatever the passage's rank in the dense leg. */
  cosine: number
  /**
   * What the legs, the article around the passage, its text, the agreement of other articles and the
   * cross-encoder (if one is set) added to the score, and what better copies subtracted. The parts sum
   * to the hit's score.
   */
  parts: {
    dense: number
    lexical: number
    article: number
    text: number
    agreement: number
    crossEncoder: number
    copies: number
  }
  /** The question's terms that occur in the passage. */
  terms: string[]
  /** The features that the parts are computed from, each 0 to 1 except `dense`. */
  features: Record<string, number>
}

/** A passage found for a question, with its article. */
export interface Hit {
  article: Article
  passage: Passage
  score: number
  trace: Trace
}
