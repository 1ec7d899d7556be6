import { toSimplified } from './script.js'

/** One code unit for one code unit: width, case, dashes and quotation marks made equal. */
const foldTable = buildFoldTable()

const sameSign: readonly [string, string][] = [
  ['‐‑‒–—―－~～〜∼', '-'],
  ['“”„‟「」『』＂', '"'],
  ['‘’‚‛＇', "'"],
  ['·•・‧∙', '·'],
]

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code++) {
    // Surrogates have no normal form of their own.
    const isSurrogate = code >= 0xd800 && code <= 0xdfff
    const folded = isSurrogate ? '' : String.fromCharCode(code).normalize('NFKC').toLowerCase()
    table[code] = folded.length === 1 ? folded.charCodeAt(0) : code
  }
  return table
}

for (const [signs, sign] of sameSign) {
  for (const each of signs) foldTable[each.charCodeAt(0)] = sign.charCodeAt(0)
}

/**
 * The form in which texts are compared and searched: simplified, half-width, lower case. It has the
 * same length in code units as `text`, so an offset into one is an offset into the other.
 */
export function fold(text: string): string {
  const simplified = toSimplified(text)
  const codes = new Uint16Array(simplified.length)
  for (let i = 0; i < simplified.length; i++) codes[i] = foldTable[simplified.charCodeAt(i)] ?? 0
  return Buffer.from(codes.buffer).toString('utf16le')
}

const blank = /[\s\u3000]+/g

/** `fold` without any white space: for asking whether one text holds another. */
export function foldCompact(text: string): string {
  return fold(text).replace(blank, '')
}
