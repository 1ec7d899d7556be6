/** What breaks the contract that every quote stands in its article and that every claim stands in a quote. */
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

/** Holds no word of what was asked or said, so that it can be logged. */
export interface Violation {
  kind: ViolationKind
  /** The article whose quote is wrong; null where no quote is. */
  articleId: string | null
}

/** What was made and not given, since it breaks the contract. */
export interface Breach {
  /** An answer of quotes, one in a chat model's words, or a check. */
  of: 'answer' | 'generated' | 'check'
  violations: readonly Violation[]
  indexVersion: string
}
