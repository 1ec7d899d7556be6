import iconv from 'iconv-lite'
import { modelText } from '../../text/character-ids.js'
import { scriptOf } from '../../text/script.js'

/** What byte pairs outside the standard decode to. */
export const unassigned = /[\ufffd\ue000-\uf8ff]/

// Folding would turn ︽ into a common 《, but it never occurs in running text.
const verticalForm = /[\ufe30-\ufe4f]/

/** A character that shares one byte of its GBK code with other characters. */
export interface GbkCharacter {
  character: string
  /** Its form in the character model. */
  form: string
  /** The second byte of its code. */
  trail: number
  /** The script, if it belongs to only one. */
  script: 'traditional' | 'simplified' | null
  /** Full-width or circled letters and digits, which are rare in running text. */
  isRare: boolean
}

/**
 * The byte pairs by what browsers and Python decode them to, where iconv-lite decodes them differently. Some are
 * private-use characters, which iconv-lite cannot encode again.
 */
let shownElsewhere: Map<string, Buffer> | null = null

function readShownElsewhere(): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  const decoder = new TextDecoder('gbk')
  for (const lead of leads) {
    for (const trail of trails) {
      const pair = Buffer.from([lead, trail])
      const shown = decoder.decode(pair)
      const isKnown = iconv.encode(shown, 'gbk').equals(pair)
      if (shown.length === 1 && shown !== '\ufffd' && !isKnown) found.set(shown, pair)
    }
  }
  return found
}

/** Returns the GBK bytes of a text, whichever decoder produced it. */
export function encodeGbk(text: string): Buffer {
  shownElsewhere ??= readShownElsewhere()
  const pairs = shownElsewhere
  return Buffer.concat(
    Array.from(text, (character) => pairs.get(character) ?? iconv.encode(character, 'gbk')),
  )
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
  const characters = codes().flatMap((code) => {
    const character = iconv.decode(Buffer.from(code), 'gbk')
    const isUsable =
      character.length === 1 && !unassigned.test(character) && !verticalForm.test(character)
    return isUsable ? [describe(character, code[1] ?? 0)] : []
  })
  known.set(key, characters)
  return characters
}

function describe(character: string, trail: number): GbkCharacter {
  const form = modelText(character)
  const isRare = /[a-z0-9]/.test(form)
  return { character, form, trail, script: scriptOf(character), isRare }
}
