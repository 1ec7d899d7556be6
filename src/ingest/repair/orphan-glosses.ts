import type { Edit } from '../source-text.js'
import { editsFor, type Repair } from './repair.js'

// A reading must have a tone mark, or any word in brackets would match.
const reading = '[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}'
const orphan = new RegExp(
  `[?？\\ufffd]{1,2}[(（]?${reading}[)）](?:[?？]?${reading}[)）])*[?？]?`,
  'giu',
)

/** A gloss that lost its character, `來?xiàng)?`: removes the reading; the place stays `?` and counts as damage. */
export const orphanGlosses: Repair = {
  kind: 'lost_character',
  find(text) {
    const edits: Edit[] = editsFor(text, orphan, () => '?')
    return { edits, damage: edits.map(({ start, end }) => ({ start, end })) }
  },
}
