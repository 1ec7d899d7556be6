import type { Phrasing } from '../../domain/index.js'
import type { Refusal } from './draft.js'

/** How a chat model fared with one answer, and which of its sentences were changed. */
export interface ModelReading extends Phrasing {
  /** Sentences that are not shown as it wrote them. */
  refusals: Refusal[]
  /** Sentences that are shown without one of their clauses. */
  shortened: Refusal[]
}
