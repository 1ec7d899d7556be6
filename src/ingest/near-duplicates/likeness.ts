import { type Letters, mix, sampleHashes } from './shingles.js'

/** A sentence stands in another text near to the letter where this part of it stands there in order. */
const nearToTheLetter = 0.65

/** With so few of its trigrams in the other text it does not, with so many it does: no need to align. */
const farTrigrams = 0.35
const nearTrigrams = 0.8

/** Of the numbers in it, too, that holds this part. */
const sameNumbers = 0.6

/** How much of one text another holds. */
export interface Contained {
  /** By letters or by sentences, whichever is less. */
  part: number
  /** Whether one of its first two sentences is in the part that the other holds. */
  lead: boolean
  /** The share of its trigrams that the other has. */
  trigrams: number
  /** How many numbers of two digits and more the text has, and the share of them that the other has. */
  numbers: { count: number; share: number }
}

const longSentence = 20

/** A report says in its first sentences what it reports; what is shorter is a place and a date. */
const leadSentences = 2
const shortestLead = 15

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

/** Letters by which the same sentence may have moved: words put in and taken out along it. */
const slack = 12
/** Longer stretches are aligned piece by piece, so that the cost grows with the length only. */
const alignedAtOnce = 120

/** The length of the longest sequence of letters that both hold in the same order. */
function commonInOrder(a: Uint16Array, b: Uint16Array): number {
  const lengths = new Uint16Array(b.length + 1)
  for (const code of a) {
    let diagonal = 0
    for (let j = 0; j < b.length; j++) {
      const above = lengths[j + 1] ?? 0
      lengths[j + 1] = b[j] === code ? diagonal + 1 : Math.max(above, lengths[j] ?? 0)
      diagonal = above
    }
  }
  return lengths[b.length] ?? 0
}

/**
 * Tells how much of one text another holds. It keeps a table of the trigrams of one text at a time, so
 * that many comparisons with it cost one pass each.
 */
export class Likeness {
  /** Which text last set each place of the table: nothing needs clearing between two texts. */
  readonly #owner = new Int32Array(2 ** 18)
  /** Where a trigram stands first in that text. */
  readonly #firstAt = new Int32Array(2 ** 18)
  #current = 0
  #other: Uint16Array = new Uint16Array(0)

  /**
   * How much of `text` stands near to the letter in `other`.
   * @param common hashes of the shingles of set phrases, which count as standing in neither
   */
  contained(text: Letters, other: Letters, common: ReadonlySet<number>): Contained {
    this.#remember(other)
    const near = { letters: 0, sentences: 0 }
    const all = { letters: 0, sentences: 0 }
    let lead = false
    let leadsRead = 0
    let start = 0
    for (const end of text.ends) {
      const isNear = this.#isNear(text, start, end)
      if (end - start >= shortestLead && leadsRead++ < leadSentences) lead ||= isNear
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
    const { codes } = text
    const trigrams = this.#shareKnown(codes, 0, codes.length)
    return { part, lead, trigrams, numbers: this.#numbersKnown(codes, 0, codes.length) }
  }

  #isNear({ codes }: Letters, start: number, end: number): boolean {
    const share = this.#shareKnown(codes, start, end)
    if (share < farTrigrams || this.#numbersKnown(codes, start, end).share < sameNumbers)
      return false
    if (share >= nearTrigrams) return true
    const needed = nearToTheLetter * (end - start)
    let inOrder = 0
    for (let from = start; from < end && inOrder < needed; from += alignedAtOnce) {
      inOrder += this.#inOrder(codes, from, Math.min(end, from + alignedAtOnce))
    }
    return inOrder >= needed
  }

  /** How many letters of a stretch stand in order where most of its trigrams stand in the other text. */
  #inOrder(codes: Uint16Array, start: number, end: number): number {
    const shift = this.#usualShift(codes, start, end)
    if (shift === null) return 0
    const around = this.#other.subarray(
      Math.max(0, start + shift - slack),
      Math.max(0, end + shift + slack),
    )
    return commonInOrder(codes.subarray(start, end), around)
  }

  /** By how much most of a sentence's trigrams stand farther on in the other text. */
  #usualShift(codes: Uint16Array, start: number, end: number): number | null {
    const counts = new Map<number, number>()
    let usual: number | null = null
    let most = 0
    for (let i = start; i + 2 < end; i++) {
      const place = this.#place(codes, i)
      if (this.#owner[place] !== this.#current) continue
      const shift = (this.#firstAt[place] ?? 0) - i
      const count = (counts.get(shift) ?? 0) + 1
      counts.set(shift, count)
      if (count > most) {
        usual = shift
        most = count
      }
    }
    return usual
  }

  #remember({ codes }: Letters): void {
    this.#current++
    this.#other = codes
    for (let i = 0; i + 2 < codes.length; i++) {
      const place = this.#place(codes, i)
      if (this.#owner[place] !== this.#current) this.#firstAt[place] = i
      this.#owner[place] = this.#current
    }
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
