import type { Hit } from './passage.js'

/** Why a passage was read for an answer: the fields of a hit that a person may look at later. */
export interface ReceiptLine {
  articleId: string
  title: string | null
  /** Offsets into the article's text. */
  start: number
  end: number
  score: number
  /** Ranks (from 1) in the two legs; null if the leg did not find the passage. */
  dense: number | null
  lexical: number | null
  /** The question's terms that occur in the passage. */
  terms: string[]
}

/** How many passages a receipt lists. */
const LINES = 5

/** Returns the receipt of an answer that was made from these passages. */
export function receiptOf(hits: readonly Hit[]): ReceiptLine[] {
  return hits.slice(0, LINES).map(({ article, passage, score, trace }) => ({
    articleId: article.id,
    title: article.title,
    start: passage.start,
    end: passage.end,
    score,
    dense: trace.dense?.rank ?? null,
    lexical: trace.lexical?.rank ?? null,
    terms: trace.terms,
  }))
}
