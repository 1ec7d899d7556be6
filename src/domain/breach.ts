/** The ways to break the contract: every quote occurs in its article, and every claim is backed by a quote. */
export type ViolationKind =
  | 'quote_not_in_article'
  | 'quote_overlaps_damage'
  | 'number_in_no_quote'
  | 'name_in_no_quote'
  | 'no_citation'

export const violationKinds: readonly ViolationKind[] = [
  'quote_not_in_article',
  'quote_overlaps_damage',
  'number_in_no_quote',
  'name_in_no_quote',
  'no_citation',
]

/** One violation of the contract. Contains no words of the question or the answer, so that it can be logged. */
export interface Violation {
  kind: ViolationKind
  /** The article whose quote is wrong; null if no quote is wrong. */
  articleId: string | null
}

/** A result that was produced but withheld because it breaks the contract. */
export interface Breach {
  /** An answer made of quotes, an answer in a chat model's words, a check, or a timeline. */
  of: 'answer' | 'generated' | 'check' | 'timeline'
  violations: readonly Violation[]
  indexVersion: string
}
