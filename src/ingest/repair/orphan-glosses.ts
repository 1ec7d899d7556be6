import type { Edit } from '../source-text.js'
import { editsFor, type Repair } from './repair.js'

// A reading carries a tone mark, or it would be any word in brackets.
const reading = '[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}'
const orphan = new RegExp(
  `[?？\\ufffd]{1,2}[(（]?${reading}[)）](?:[?？]?${reading}[)）])*[?？]?`,
  'giu',
)

/** A gloss that lost its character, `來?xiàng)?`: the reading goes, the place stays `?` and is damage. */
export const orphanGlosses: Repair = {
  kind: 'lost_character',
  find(text) {
    const edits: Edit[] = editsFor(text, orphan, () => '?')
    return { edits, damage: edits.map(({ start, end }) => ({ start, end })) }
  },
}
