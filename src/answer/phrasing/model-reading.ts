import type { Phrasing } from '../../domain/index.js'
import type { Refusal } from './draft.js'

/** How a chat model performed for one answer, and which of its sentences were changed. */
export interface ModelReading extends Phrasing {
  /** Sentences not shown as the model wrote them. */
  refusals: Refusal[]
  /** Sentences shown without one of their clauses. */
  shortened: Refusal[]
}
