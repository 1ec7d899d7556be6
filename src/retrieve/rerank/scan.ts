import { type Asked, END, pairKey } from './asked.js'

/** Maximum distance between terms that count as near each other, in UTF-16 code units. */
const WINDOW = 30

/** Marks a term that no sentence contains; -2 is not next to the first sentence either. */
export const NOWHERE = -2

/** The result of one pass over a passage: the weights of the question's terms and where they occur. */
export interface Scan {
  /** Offsets at which sentences start. */
  starts: number[]
  /** The best sentence, and the weight in it, in two adjacent sentences and in a window. */
  best: number
  sentence: number
  neighbours: number
  window: number
  /** By term: the last sentence that contains it, or NOWHERE; and whether the best sentence contains it. */
  last: Int32Array
  inBest: Uint8Array
}

export function scanText({ terms, weights, roles, pairs, others }: Asked, folded: string): Scan {
  const scan: Scan = {
    starts: [0],
    best: 0,
    sentence: 0,
    neighbours: 0,
    window: 0,
    last: new Int32Array(terms.length).fill(NOWHERE),
    inBest: new Uint8Array(terms.length),
  }
  const window = new Window(weights)
  const otherPlaces = placesOf(others, folded)
  let nextOther = 0
  let own = 0
  let before = 0
  let fresh = 0
  const meet = (term: number, at: number) => {
    const sentence = scan.starts.length - 1
    const weight = weights[term] as number
    const last = scan.last[term] as number
    if (last !== sentence) {
      own += weight
      if (last !== sentence - 1) fresh += weight
      scan.last[term] = sentence
    }
    scan.window = Math.max(scan.window, window.meet(term, at))
  }
  const endSentence = () => {
    const sentence = scan.starts.length - 1
    if (own > scan.sentence) {
      scan.sentence = own
      scan.best = sentence
      for (let term = 0; term < terms.length; term++) {
        scan.inBest[term] = scan.last[term] === sentence ? 1 : 0
      }
    }
    scan.neighbours = Math.max(scan.neighbours, before + fresh)
    before = own
    own = 0
    fresh = 0
  }
  for (let at = 0; at < folded.length; at++) {
    while (nextOther < otherPlaces.length && (otherPlaces[nextOther]?.[0] ?? 0) <= at) {
      meet(otherPlaces[nextOther]?.[1] ?? 0, at)
      nextOther++
    }
    const code = folded.charCodeAt(at)
    const role = roles[code]
    if (role === 0) continue
    if (role === END) {
      endSentence()
      scan.starts.push(at + 1)
      continue
    }
    const term = pairs.get(pairKey(code, folded.charCodeAt(at + 1)))
    if (term !== undefined) meet(term, at)
  }
  endSentence()
  return scan
}

/** Finds the terms that are not pairs, in order. A number must not be part of a longer one: 20 is not in 2024. */
function placesOf(others: Asked['others'], folded: string): [at: number, term: number][] {
  const places: [number, number][] = []
  for (const [text, term] of others) {
    const isNumber = /^\d/.test(text)
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
      const inside =
        isNumber &&
        (/[\d.]/.test(folded.charAt(at - 1)) || /\d/.test(folded.charAt(at + text.length)))
      if (!inside) places.push([at, term])
    }
  }
  return places.sort((a, b) => a[0] - b[0])
}

/** Sums the weight of the different terms met within the last WINDOW code units. */
class Window {
  readonly #places: number[] = []
  readonly #terms: number[] = []
  readonly #counts: Uint16Array
  #first = 0
  #sum = 0

  constructor(readonly weights: Float64Array) {
    this.#counts = new Uint16Array(weights.length)
  }

  meet(term: number, at: number): number {
    this.#places.push(at)
    this.#terms.push(term)
    if (this.#counts[term] === 0) this.#sum += this.weights[term] as number
    this.#counts[term] = (this.#counts[term] as number) + 1
    while (at - (this.#places[this.#first] as number) > WINDOW) {
      const gone = this.#terms[this.#first++] as number
      const count = (this.#counts[gone] as number) - 1
      this.#counts[gone] = count
      if (count === 0) this.#sum -= this.weights[gone] as number
    }
    return this.#sum
  }
}
