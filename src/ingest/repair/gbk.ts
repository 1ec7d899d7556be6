import iconv from 'iconv-lite'
import { modelText } from '../../text/character-ids.js'
import { scriptOf } from '../../text/script.js'

/** What a byte pair outside the standard decodes to. */
export const unassigned = /[\ufffd\ue000-\uf8ff]/

// Folding would take ︽ for a common 《; no running text has it.
const verticalForm = /[\ufe30-\ufe4f]/
const fullWidthLetter = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/

/** A character that shares one byte of its GBK code with others. */
export interface GbkCharacter {
  character: string
  /** As the character model knows it. */
  form: string
  /** The script that it belongs to alone. */
  script: 'traditional' | 'simplified' | null
  /** Full-width letters and digits, which running text seldom has. */
  isRare: boolean
}

const leads = Array.from({ length: 0xfe - 0x80 }, (_, i) => 0x81 + i)
const trails = Array.from({ length: 0xff - 0x40 }, (_, i) => 0x40 + i).filter((t) => t !== 0x7f)
const known = new Map<string, GbkCharacter[]>()

export function charactersWithTrail(trail: number): GbkCharacter[] {
  return remembered(`trail ${trail}`, () => leads.map((lead) => [lead, trail]))
}

export function charactersWithLead(lead: number): GbkCharacter[] {
  return remembered(`lead ${lead}`, () => trails.map((trail) => [lead, trail]))
}

function remembered(key: string, codes: () => number[][]): GbkCharacter[] {
  const found = known.get(key)
  if (found) return found
  const characters = codes()
    .map((code) => iconv.decode(Buffer.from(code), 'gbk'))
    .filter((each) => each.length === 1 && !unassigned.test(each) && !verticalForm.test(each))
    .map(describe)
  known.set(key, characters)
  return characters
}

function describe(character: string): GbkCharacter {
  return {
    character,
    form: modelText(character),
    script: scriptOf(character),
    isRare: fullWidthLetter.test(character),
  }
}
