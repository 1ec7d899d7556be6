import type { Asked, WeighedWord } from './asked.js'

/** What the text of a passage says of a question; shares between 0 and 1. */
export interface TextFeatures {
  /** Share of the question's weight in the best sentence, in the best two neighbours, within a window. */
  sentence: number
  neighbours: number
  window: number
  words: number
  names: number
  nouns: number
  verbs: number
  numbers: number
  characters: number
  charactersInSentence: number
  /** Share of the question's words that stand in the best sentence in the question's order. */
  order: number
  /** The asked kind of thing in the best sentence, and in it or a neighbour. */
  kind: number
  kindNear: number
  focus: number
  focusInSentence: number
  /** Length of the passage against the longest: scraps are seldom what is asked for. */
  length: number
}

const WINDOW = 30
const LONGEST_PASSAGE = 320

/** Reads a folded passage once for its sentences and pairs, and asks a few things of the best sentence. */
export function textFeatures(asked: Asked, folded: string): TextFeatures {
  const { weights, total } = asked
  const scan = scanText(asked, folded)
  const best = scan.best
  const sentence = folded.slice(scan.starts[best], scan.starts[best + 1])
  const around = folded.slice(scan.starts[Math.max(0, best - 1)], scan.starts[best + 2])
  const kind = asked.sign(sentence)
  const held = (number: number) => scan.last[number] !== NOWHERE
  const share = (numbers: readonly number[], holds: (number: number) => boolean): number => {
    let all = 0
    let found = 0
    for (const number of numbers) {
      const weight = weights[number] as number
      all += weight
      if (holds(number)) found += weight
    }
    return all > 0 ? found / all : 1
  }
  return {
    sentence: scan.sentence / total,
    neighbours: scan.neighbours / total,
    window: scan.window / total,
    words: shareOfWords(asked.words, folded),
    names: shareOfWords(asked.names, folded),
    nouns: shareOfWords(asked.nouns, folded),
    verbs: shareOfWords(asked.verbs, folded),
    numbers:
      asked.numbers.length > 0 ? asked.numbers.filter(held).length / asked.numbers.length : 1,
    characters: shareOfCharacters(asked.characters, folded),
    charactersInSentence: shareOfCharacters(asked.characters, sentence),
    order: shareInOrder(asked.words, sentence),
    kind,
    kindNear: kind === 1 ? 1 : asked.sign(around),
    focus: share(asked.focus, held),
    focusInSentence: share(asked.focus, (number) => scan.inBest[number] === 1),
    length: Math.min(1, folded.length / LONGEST_PASSAGE),
  }
}

const NOWHERE = -2

interface Scan {
  /** Where sentences start. */
  starts: number[]
  /** The sentence that holds most, and what it, two neighbours and a window hold. */
  best: number
  sentence: number
  neighbours: number
  window: number
  /** By term: the last sentence that holds it, or NOWHERE; whether the best sentence holds it. */
  last: Int32Array
  inBest: Uint8Array
}

function scanText({ terms, weights, firsts, pairs, others }: Asked, folded: string): Scan {
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
    if (endsSentence(code)) {
      endSentence()
      scan.starts.push(at + 1)
      continue
    }
    if (firsts[code] === 0) continue
    const term = pairs.get(code * 65536 + folded.charCodeAt(at + 1))
    if (term !== undefined) meet(term, at)
  }
  endSentence()
  return scan
}

/** 。 ! ? ; and the end of a line, in folded text. */
function endsSentence(code: number): boolean {
  return code === 0x3002 || code === 0x21 || code === 0x3f || code === 0x3b || code === 0x0a
}

/** Where the terms that are no pairs stand, in order; a number must stand alone: 20 is not in 2024. */
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

/** The weight of the different terms met within the last WINDOW code units. */
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

function shareOfWords(words: readonly WeighedWord[], folded: string): number {
  let all = 0
  let found = 0
  for (const { text, weight } of words) {
    all += weight
    if (folded.includes(text)) found += weight
  }
  return all > 0 ? found / all : 1
}

function shareOfCharacters(characters: readonly string[], folded: string): number {
  if (characters.length === 0) return 1
  let found = 0
  for (const character of characters) if (folded.includes(character)) found++
  return found / characters.length
}

function shareInOrder(words: readonly WeighedWord[], sentence: string): number {
  if (words.length === 0) return 1
  let at = 0
  let found = 0
  for (const { text } of words) {
    const next = sentence.indexOf(text, at)
    if (next < 0) continue
    found++
    at = next
  }
  return found / words.length
}
