import { type Letters, mix, sampleHashes } from './shingles.js'

/** A sentence stands in another text near to the letter where that holds this part of its trigrams. */
const nearToTheLetter = 0.58

/** Of the numbers in it, too, that holds this part. */
const sameNumbers = 0.6

/** How much of one text another holds. */
export interface Contained {
  /** By letters or by sentences, whichever is less. */
  part: number
  /** How many numbers of two digits and more the text has, and the share of them that the other has. */
  numbers: { count: number; share: number }
}

const longSentence = 20

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

/** Whether a sentence stands in so many texts that it is a site's: most of its sampled shingles do. */
function isSetPhrase(
  text: Letters,
  start: number,
  end: number,
  common: ReadonlySet<number>,
): boolean {
  const hashes = sampleHashes(text, start, end)
  let count = 0
  for (const hash of hashes) if (common.has(hash)) count++
  return 2 * count > hashes.length
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
   * How much of `text` stands near to the letter in `other`.
   * @param common hashes of the shingles of set phrases, which count as standing in neither
   */
  contained(text: Letters, other: Letters, common: ReadonlySet<number>): Contained {
    this.#remember(other)
    const near = { letters: 0, sentences: 0 }
    const all = { letters: 0, sentences: 0 }
    let start = 0
    for (const end of text.ends) {
      const isNear = this.#isNear(text, start, end)
      if (!isNear || !isSetPhrase(text, start, end, common)) {
        const sentences = end - start >= longSentence ? 1 : 0
        for (const count of isNear ? [near, all] : [all]) {
          count.letters += end - start
          count.sentences += sentences
        }
      }
      start = end
    }
    // One very long sentence of background is not most of a text; headings say nothing either way.
    const part = Math.min(
      near.letters / Math.max(1, all.letters),
      all.sentences === 0 ? 1 : near.sentences / all.sentences,
    )
    return { part, numbers: this.#numbersKnown(text.codes, 0, text.codes.length) }
  }

  #isNear({ codes }: Letters, start: number, end: number): boolean {
    return (
      this.#shareKnown(codes, start, end) >= nearToTheLetter &&
      this.#numbersKnown(codes, start, end).share >= sameNumbers
    )
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
