import iconv from 'iconv-lite'
import { fold } from '../../text/fold.js'

/** What a byte pair outside the standard decodes to. */
export const unassigned = /[\ufffd\ue000-\uf8ff]/

// Folding would take ︽ for a common 《; no running text has it.
const verticalForm = /[\ufe30-\ufe4f]/

/** The characters that share one byte of their GBK code, and their folded forms. */
export interface GbkCharacters {
  characters: string[]
  folded: string[]
}

const leads = Array.from({ length: 0xfe - 0x80 }, (_, i) => 0x81 + i)
const trails = Array.from({ length: 0xff - 0x40 }, (_, i) => 0x40 + i).filter((t) => t !== 0x7f)
const known = new Map<string, GbkCharacters>()

export function charactersWithTrail(trail: number): GbkCharacters {
  return remembered(`trail ${trail}`, () => leads.map((lead) => [lead, trail]))
}

export function charactersWithLead(lead: number): GbkCharacters {
  return remembered(`lead ${lead}`, () => trails.map((trail) => [lead, trail]))
}

function remembered(key: string, codes: () => number[][]): GbkCharacters {
  const found = known.get(key)
  if (found) return found
  const characters = codes()
    .map((code) => iconv.decode(Buffer.from(code), 'gbk'))
    .filter((each) => each.length === 1 && !unassigned.test(each) && !verticalForm.test(each))
  const made = { characters, folded: characters.map((character) => fold(character)) }
  known.set(key, made)
  return made
}
