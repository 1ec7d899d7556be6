import type { Article } from './article.js'

/** Whole sentences of one article: `article.text.slice(start, end) === text`. The unit of retrieval. */
export interface Passage {
  articleId: string
  start: number
  end: number
  text: string
}

/** Why a passage was found: what each leg said, and what was made of it. */
export interface Trace {
  /** Rank (from 1) and raw score in each leg that found the passage. */
  dense: { rank: number; score: number } | null
  lexical: { rank: number; score: number } | null
  /** Cosine of the question's and the passage's vectors, wherever the dense leg ranks it. */
  cosine: number
  /**
   * What the legs, the article around the passage, its text, the agreement of other articles and the
   * cross-encoder (where one is set) added, and what better copies took away; the parts sum to the
   * hit's score.
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
  /** The question's terms that the passage holds. */
  terms: string[]
  /** What the parts were made of: each feature's value, 0 to 1 but for `dense`. */
  features: Record<string, number>
}

/** A passage found for a question, with its article. */
export interface Hit {
  article: Article
  passage: Passage
  score: number
  trace: Trace
}
