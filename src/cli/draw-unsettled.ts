import type { UnsettledFile } from '../app.js'
import type { Words } from './messages/words-in.js'
import { rejectedLine } from './rejected.js'

/** Renders a file that is left for the next refresh: why, and what is served of it until then. */
export function unsettledLine(file: UnsettledFile, words: Words): string {
  return words.untilThen(rejectedLine(file, words), file.articles)
}
