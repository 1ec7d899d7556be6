import { isHan, isWordCharacter } from '../../text/characters.js'
import { fold } from '../../text/fold.js'

/** Characters in a shingle: so many that two independently worded reports of one event share few shingles. */
const shingleLength = 10
/** One shingle in eight is kept, chosen by its hash, so that two texts keep the same ones. */
const sampling = 8

/** A text prepared for comparison: its letters, digits and Han characters in folded form, and where sentences end. */
export interface Letters {
  codes: Uint16Array
  /** Offsets into `codes` just after each sentence, ascending. */
  ends: number[]
}

const sentenceEnd = new Set('。!?;\n')
/** A shorter sentence says too little alone and is joined with the next one. */
const shortest = 8

export function lettersOf(text: string): Letters {
  const folded = fold(text)
  const codes = new Uint16Array(folded.length)
  const ends: number[] = []
  let length = 0
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i)
    if (isHan(code) || isWordCharacter(code)) codes[length++] = code
    else if (
      sentenceEnd.has(folded.charAt(i)) &&
      length - (ends[ends.length - 1] ?? 0) >= shortest
    ) {
      ends.push(length)
    }
  }
  if (length > (ends[ends.length - 1] ?? 0)) ends.push(length)
  return { codes: codes.slice(0, length), ends }
}

const multiplier = 0x01000193
const leading = power(multiplier, shingleLength)

function power(base: number, exponent: number): number {
  let value = 1
  for (let i = 0; i < exponent; i++) value = Math.imul(value, base)
  return value
}

/** Returns hashes (32 bits, distinct) of the sampled shingles between two offsets of a text. */
export function sampleHashes({ codes }: Letters, start = 0, end = codes.length): Uint32Array {
  return hashesOf(codes, start, end, sampling)
}

/** Returns hashes of all shingles of a text, including those that sampling would keep. */
export function allHashes({ codes }: Letters): Uint32Array {
  return hashesOf(codes, 0, codes.length, 1)
}

function hashesOf(codes: Uint16Array, start: number, end: number, oneIn: number): Uint32Array {
  const kept = new Set<number>()
  let rolling = 0
  for (let i = start; i < end; i++) {
    rolling = (Math.imul(rolling, multiplier) + (codes[i] ?? 0)) | 0
    if (i >= start + shingleLength) {
      rolling = (rolling - Math.imul(leading, codes[i - shingleLength] ?? 0)) | 0
    }
    const hash = mix(rolling)
    if (i + 1 >= start + shingleLength && hash % oneIn === 0) kept.add(hash)
  }
  return Uint32Array.from(kept)
}

/** Mixes the bits of a hash: the low bits of the rolling sum depend only on the last characters. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
