import { type Letters, mix, sampleHashes } from './shingles.js'

/** A sentence counts as nearly verbatim in another text if this share of its letters occurs there in order. */
const nearToTheLetter = 0.65

/**
 * With a share of common trigrams below the first value it does not count, above the second it does: no need to
 * align.
 */
const farTrigrams = 0.35
const nearTrigrams = 0.8

/** The other text must also contain this share of the sentence's numbers. */
const sameNumbers = 0.6

/** How much of one text another contains. */
export interface Contained {
  /** Counted in letters or in sentences, whichever is less. */
  part: number
  /** Whether one of its first two sentences is in the part that the other contains. */
  lead: boolean
  /** The share of its trigrams that occur in the other text. */
  trigrams: number
  /** How many numbers of at least two digits the text has, and the share of them that the other has. */
  numbers: { count: number; share: number }
}

const longSentence = 20

/** A report states its news in its first sentences; anything shorter is a place and a date. */
const leadSentences = 2
const shortestLead = 15

/** Yields hashes of the numbers of at least two digits between two offsets. */
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

/** Decides whether a sentence is a site's set phrase: most of its sampled shingles occur in many texts. */
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

/** In letters: how far the same sentence may have shifted through words added or removed along it. */
const slack = 12
/** Longer stretches are aligned piece by piece, so that the cost grows only linearly with the length. */
const alignedAtOnce = 120

/** Returns the length of the longest common subsequence of letters. */
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
 * Measures how much of one text another contains. Keeps a table of the trigrams of one text at a time, so that
 * each of many comparisons with it costs one pass.
 */
export class Likeness {
  /** Which text last set each slot of the table, so that nothing needs clearing between two texts. */
  readonly #owner = new Int32Array(2 ** 18)
  /** The first position of a trigram in that text. */
  readonly #firstAt = new Int32Array(2 ** 18)
  #current = 0
  #other: Uint16Array = new Uint16Array(0)

  /**
   * Returns how much of `text` occurs nearly verbatim in `other`.
   * @param common hashes of the shingles of set phrases, which count as being in neither text
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
    // One very long background sentence is not most of a text; headings do not count as sentences.
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

  /**
   * Returns how many letters of a stretch occur in order in the region of the other text that has most of its
   * trigrams.
   */
  #inOrder(codes: Uint16Array, start: number, end: number): number {
    const shift = this.#usualShift(codes, start, end)
    if (shift === null) return 0
    const around = this.#other.subarray(
      Math.max(0, start + shift - slack),
      Math.max(0, end + shift + slack),
    )
    return commonInOrder(codes.subarray(start, end), around)
  }

  /** Returns by how much most of a sentence's trigrams are shifted in the other text. */
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

  /** Returns how many numbers a stretch contains, and the share of them that the other text contains too. */
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
