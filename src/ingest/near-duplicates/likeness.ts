import { type Letters, mix } from './shingles.js'

/** A sentence stands in another text near to the letter where that holds this part of its trigrams. */
const nearToTheLetter = 0.62

/** Of the numbers in it, too, that holds this part. */
const sameNumbers = 0.6

/** A text with this many numbers in it has to share as large a part of them, or nearly, as of its words. */
const fewestNumbers = 4
const numbersLikeWords = 0.7

/** Hashes of the numbers of two digits and more between two offsets. */
function* numbersIn(codes: Uint16Array, start: number, end: number): Generator<number> {
  let value = 0
  let digits = 0
  for (let i = start; i <= end; i++) {
    const code = i < end ? (codes[i] ?? 0) : 0
    if (code >= 48 && code <= 57) {
      value = (Math.imul(value, 31) + code) | 0
      digits++
      continue
    }
    if (digits >= 2) yield value
    value = 0
    digits = 0
  }
}

/**
 * Tells how much of one text another holds. It keeps a table of the trigrams of one text at a time, so
 * that many comparisons with it cost one pass each.
 */
export class Likeness {
  /** Which text last set each place of the table: nothing needs clearing between two texts. */
  readonly #owner = new Int32Array(2 ** 18)
  #current = 0

  /**
   * The part of `text`, by letters and by sentences, that stands near to the letter in `other`; nothing where
   * their numbers are others: a report of another day has the same sentences with other prices.
   */
  contained(text: Letters, other: Letters): number {
    this.#remember(other)
    let start = 0
    let near = 0
    let sentences = 0
    for (const end of text.ends) {
      const isNear = this.#shareKnown(text.codes, start, end) >= nearToTheLetter
      if (isNear && this.#numbersKnown(text.codes, start, end).share >= sameNumbers) {
        near += end - start
        sentences++
      }
      start = end
    }
    if (sentences === 0) return 0
    // One long sentence of background is not most of a text, nor are some short ones.
    const part = Math.min(near / text.codes.length, sentences / text.ends.length)
    const numbers = this.#numbersKnown(text.codes, 0, text.codes.length)
    return numbers.count >= fewestNumbers && numbers.share < numbersLikeWords * part ? 0 : part
  }

  #remember({ codes }: Letters): void {
    this.#current++
    for (let i = 0; i + 2 < codes.length; i++) this.#owner[this.#place(codes, i)] = this.#current
    for (const number of numbersIn(codes, 0, codes.length)) {
      this.#owner[this.#numberPlace(number)] = this.#current
    }
  }

  /** How many numbers a stretch holds, and the share of them that the other text holds too. */
  #numbersKnown(codes: Uint16Array, start: number, end: number): { count: number; share: number } {
    let known = 0
    let count = 0
    for (const number of numbersIn(codes, start, end)) {
      count++
      if (this.#owner[this.#numberPlace(number)] === this.#current) known++
    }
    return { count, share: count === 0 ? 1 : known / count }
  }

  #numberPlace(number: number): number {
    return mix(number ^ 0x5bd1e995) & (this.#owner.length - 1)
  }

  #shareKnown(codes: Uint16Array, start: number, end: number): number {
    let known = 0
    for (let i = start; i + 2 < end; i++) {
      if (this.#owner[this.#place(codes, i)] === this.#current) known++
    }
    return end - start < 3 ? 0 : known / (end - start - 2)
  }

  #place(codes: Uint16Array, at: number): number {
    const packed = Math.imul(Math.imul(codes[at] ?? 0, 31) + (codes[at + 1] ?? 0), 0x10001)
    return mix((packed + (codes[at + 2] ?? 0)) | 0) & (this.#owner.length - 1)
  }
}
