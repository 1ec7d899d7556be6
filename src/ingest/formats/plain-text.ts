import type { Article } from '../../domain/index.js'
import { type Draft, finish } from '../draft.js'
import { lineCounter } from '../line-counter.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { sourceText } from '../source-text.js'

/** Returns the articles of a plain text file: one, or the stories of a newspaper page. */
export function readPlainText(text: string, file: string): Article[] {
  const draft: Draft = {
    repaired: repairAll(sourceText(text), characterRepairs),
    stated: {},
    digest: false,
    origin: null,
    file,
    id: file,
    mayHoldStories: true,
    lineOf: lineCounter(text),
  }
  return finish(draft)
}
