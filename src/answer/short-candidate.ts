import type { Span } from '../domain/index.js'

/** A span that may be the short answer, in offsets of its sentence, with how well its kind fits (0–1). */
export interface Candidate extends Span {
  fit: number
}
