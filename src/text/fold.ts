import { toSimplified } from './script.js'

/** Maps one code unit to one code unit: unifies width, case, dashes and quotation marks. */
const sameSign: readonly [string, string][] = [
  ['‐‑‒–—―－~～〜∼', '-'],
  ['“”„‟「」『』＂', '"'],
  ['‘’‚‛＇', "'"],
  ['·•・‧∙', '·'],
]

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  const signOf = new Map(
    sameSign.flatMap(([signs, sign]) => [...signs].map((each) => [each, sign])),
  )
  for (let code = 0; code < 0x10000; code++) {
    // Surrogates have no normal form of their own.
    const isSurrogate = code >= 0xd800 && code <= 0xdfff
    const folded = isSurrogate ? '' : String.fromCharCode(code).normalize('NFKC').toLowerCase()
    const form = folded.length === 1 ? folded : String.fromCharCode(code)
    table[code] = (signOf.get(form) ?? form).charCodeAt(0)
  }
  return table
}

const foldTable = buildFoldTable()

/** Allocates code units and a view of the same memory as bytes. */
function roomFor(length: number) {
  const codes = new Uint16Array(length)
  return { codes, bytes: Buffer.from(codes.buffer) }
}

/** Reused for each passage and sentence: allocating takes longer than folding. */
const room = roomFor(1 << 12)

/**
 * Returns the form in which texts are compared and searched: simplified, half-width, lower case. It has the same length
 * in code units as `text`, so an offset into one is an offset into the other.
 */
export function fold(text: string): string {
  const { codes, bytes } = text.length > room.codes.length ? roomFor(text.length) : room
  for (let i = 0; i < text.length; i++) codes[i] = foldTable[text.charCodeAt(i)] as number
  // Compatibility forms (㊮, ⾧, U+F902) become traditional characters, so the script is converted last.
  return toSimplified(bytes.toString('utf16le', 0, 2 * text.length))
}

const blank = /[\s\u3000]+/g

/** Folds a text and removes all white space, to test whether one text contains another. */
export function foldCompact(text: string): string {
  return fold(text).replace(blank, '')
}
