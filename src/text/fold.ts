import { toSimplified } from './script.js'

/** One code unit for one code unit: width, case, dashes and quotation marks made equal. */
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

/**
 * The form in which texts are compared and searched: simplified, half-width, lower case. It has the
 * same length in code units as `text`, so an offset into one is an offset into the other.
 */
export function fold(text: string): string {
  const codes = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) codes[i] = foldTable[text.charCodeAt(i)] ?? 0
  // Compatibility forms (㊮, ⾧, U+F902) turn into traditional characters: script comes last.
  return toSimplified(Buffer.from(codes.buffer).toString('utf16le'))
}

const blank = /[\s\u3000]+/g

/** `fold` without any white space: for asking whether one text holds another. */
export function foldCompact(text: string): string {
  return fold(text).replace(blank, '')
}
