import type { Asked, WeighedWord } from './asked.js'
import { NOWHERE, scanText } from './scan.js'

/** What the text of a passage says about a question, as shares between 0 and 1. */
export interface TextFeatures {
  /** Share of the question's weight in the best sentence, in the best two adjacent sentences, and within a window. */
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
  /** Share of the question's words that occur in the best sentence in the question's order. */
  order: number
  /** How well the best sentence alone, and together with its neighbours, matches the asked kind of thing. */
  kind: number
  kindNear: number
  focus: number
  focusInSentence: number
  /** Length of the passage relative to the longest: very short passages seldom answer a question. */
  length: number
}

const LONGEST_PASSAGE = 320

/** Scans a folded passage once for sentences and pairs, then computes the features, some from the best sentence. */
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
