import type { Span } from '../domain/index.js'

/**
 * Returns the span of each token in its text, which transformers.js does not report. Null for a token that cannot be
 * found, such as an unknown character. The tokens are those of WordPiece (##), SentencePiece (▁), or the bytes of
 * byte-level BPE.
 */
export function tokenOffsets(text: string, tokens: readonly string[]): (Span | null)[] {
  return bytewise(text, tokens) ?? piecewise(text, tokens)
}

/** Tokenizers unify case, width and accents, each in its own way; here all three are unified for texts and tokens. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

function piecewise(text: string, tokens: readonly string[]): (Span | null)[] {
  let said = ''
  /** For each code unit of `said`, the span of its character in the text. */
  const places: Span[] = []
  for (let start = 0; start < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(start) as number)
    const end = start + character.length
    const form = plain(character)
    said += form
    for (let i = 0; i < form.length; i++) places.push({ start, end })
    start = end
  }
  let at = 0
  let lost = false
  return tokens.map((token) => {
    const form = plain(token.replace(/^##(?=.)/u, '').replaceAll('▁', ' ')).trim()
    const found = form === '' ? -1 : said.indexOf(form, at)
    // Only white space may be between two adjacent tokens, unless a token before was not found.
    if (found < 0 || !(lost || said.slice(at, found).trim() === '')) {
      lost ||= form !== ''
      return null
    }
    lost = false
    at = found + form.length
    const [first, last] = [places[found], places[at - 1]]
    return first && last ? { start: first.start, end: last.end } : null
  })
}

/** Returns null if the tokens are not the bytes of the text. */
function bytewise(text: string, tokens: readonly string[]): Span[] | null {
  const numbers = tokens.map((token) => Array.from(token, (character) => byteOf.get(character)))
  const bytes = numbers.flat()
  if (bytes.length === 0 || bytes.includes(undefined)) return null
  const written = Buffer.from(bytes as number[]).toString()
  // Some tokenizers prepend a space.
  const before = written === text ? 0 : 1
  if (written.slice(before) !== text) return null
  /** For each byte, the span of its character in the text. */
  const places: Span[] = before === 1 ? [{ start: 0, end: 0 }] : []
  for (let start = 0; start < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(start) as number)
    const end = start + character.length
    for (let i = Buffer.byteLength(character); i > 0; i--) places.push({ start, end })
    start = end
  }
  let at = 0
  return numbers.map(({ length }) => {
    const [first, last] = [places[at], places[at + length - 1]]
    at += length
    return { start: first?.start ?? 0, end: last?.end ?? 0 }
  })
}

/** The characters with which byte-level tokenizers write bytes: visible ones represent themselves. */
const byteOf = new Map<string, number>()
let next = 256
for (let byte = 0; byte < 256; byte++) {
  const isSeen = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173)
  byteOf.set(String.fromCharCode(isSeen ? byte : next++), byte)
}
