import iconv from 'iconv-lite'
import {
  charactersWithLead,
  charactersWithTrail,
  encodeGbk,
  type GbkCharacter,
  unassigned,
} from './gbk.js'

/** What the wrong pairs after a lost lead byte say once they are paired anew. */
export interface SlipRun {
  /** The candidates for the `?`: the characters with the byte that is left. */
  first: GbkCharacter[]
  /** The characters after it, whatever the first one was. */
  certain: string
  /** The characters that may begin with the run's torn last byte, or null if nothing was torn. */
  last: GbkCharacter[] | null
  /** The offset in the text after the run, including the mark for its torn byte. */
  end: number
  /** Whether the mark at its end may also replace the ASCII character after the run. */
  mayHaveSwallowed: boolean
}

const longestRun = 4000
const narrowed = new Set('!,:;()')
const stump = /^\?\/[a-z]{1,4}>/i

/**
 * Returns the readings of the run after the `?` at `at`: none if its bytes cannot result from a slip, two if the
 * page may have been converted to half-width afterwards (then a ！ of the run has become !).
 */
export function slipRuns(text: string, at: number): SlipRun[] {
  const ends = new Set([runEnd(text, at, false), runEnd(text, at, true)])
  return [...ends].flatMap((end) => readRun(text, at, end) ?? [])
}

/** Returns the end of a run: before an ASCII byte, or after a character that contains one. */
function runEnd(text: string, at: number, withNarrowed: boolean): number {
  let end = at + 1
  while (end < text.length && end - at <= longestRun) {
    const character = text.charAt(end)
    const isWide = text.charCodeAt(end) > 0x7f
    if (character === '\ufffd' || (!isWide && !(withNarrowed && narrowed.has(character)))) break
    end++
    if (isWide && (encodeGbk(character)[1] ?? 0xff) < 0x80) break
  }
  return end
}

function readRun(text: string, at: number, end: number): SlipRun | null {
  if (end === at + 1) return loneTrail(text, at)
  const run = text.slice(at + 1, end).replace(/[!,:;()]/g, widen)
  const bytes = encodeGbk(run)
  if (bytes.length !== 2 * run.length) return null
  const first = charactersWithTrail(bytes[0] ?? 0)
  const between = iconv.decode(bytes.subarray(1, bytes.length - 1), 'gbk')
  if (first.length === 0 || unassigned.test(between) || between.length !== run.length - 1)
    return null
  const torn = bytes[bytes.length - 1] ?? 0
  if (torn < 0x80) {
    const certain = between + String.fromCharCode(torn)
    return { first, certain, last: null, end, mayHaveSwallowed: false }
  }
  // 輝 is DD 78, and 78 is x: the ASCII byte that ended the run was half of a character.
  const partner = text.charCodeAt(end)
  if (partner >= 0x40 && partner <= 0x7e) {
    const whole = iconv.decode(Buffer.from([torn, partner]), 'gbk')
    if (whole.length !== 1 || unassigned.test(whole)) return null
    return { first, certain: between + whole, last: null, end: end + 1, mayHaveSwallowed: false }
  }
  const last = charactersWithLead(torn).filter(({ trail }) => mayStandFor(trail, text, end))
  if (last.length === 0) return null
  // In `?/p>` the mark was also the tag's `<`: another repair removes what is left of the tag.
  const isStump = stump.test(text.slice(end, end + 7))
  const mark = isStump ? '' : (/^[?\ufffd]/.exec(text.charAt(end))?.[0] ?? '')
  return {
    first,
    certain: between,
    last,
    end: end + mark.length,
    mayHaveSwallowed: mark === '?',
  }
}

/**
 * Decides whether a second byte may be the lost one. A strict decoder inserts U+FFFD for a byte that forms no
 * pair with the next one, and continues after it. So before a wide character, the lost byte is one that forms no
 * pair with that character's first byte.
 */
function mayStandFor(trail: number, text: string, end: number): boolean {
  const next = text.charAt(end + 1)
  if (text.charAt(end) !== '\ufffd' || next.charCodeAt(0) <= 0x7f || next === '') return true
  const pair = Buffer.from([trail, encodeGbk(next)[0] ?? 0])
  return unassigned.test(iconv.decode(pair, 'gbk'))
}

/** Handles a character whose second byte is ASCII, which is left alone after the `?`. */
function loneTrail(text: string, at: number): SlipRun | null {
  // If more letters follow, it is a word, or the reading of a gloss that lost its character.
  if (!/^[@-~](?![a-z\u00c0-\u01dc])/i.test(text.slice(at + 1, at + 3))) return null
  const trail = text.charCodeAt(at + 1)
  const first = charactersWithTrail(trail)
  return { first, certain: '', last: null, end: at + 2, mayHaveSwallowed: false }
}

function widen(mark: string): string {
  return String.fromCharCode(mark.charCodeAt(0) + 0xfee0)
}
