import type { TermFrequencies } from '../../index/index.js'
import { inverseDocumentFrequency } from '../../index/lexical-index.js'
import type { Question } from '../../question/question.js'
import { sentenceMarks } from '../../text/clauses.js'
import { type Word, words } from '../../text/segment.js'
import { signOfType } from './signs-of-type.js'

/** A word of a question and its weight. */
export interface WeighedWord {
  text: string
  weight: number
}

/**
 * A question prepared for scanning many passages. A term's weight is its inverse document frequency, reduced if the
 * term joins the end of one word with the beginning of the next.
 */
export interface Asked {
  /** The lexical terms in the order of the question; a weight of 0 means that the corpus does not contain the term. */
  terms: readonly string[]
  weights: Float64Array
  /** For the lexical leg, which multiplies by the inverse document frequency itself: 1 or ACROSS. */
  factors: Float64Array
  total: number
  /** Index of the term for a pair of code units: see pairKey. */
  pairs: ReadonlyMap<number, number>
  /** By code unit: PAIR if a pair begins with it, END if it ends a sentence, otherwise 0. */
  roles: Uint8Array
  /** The terms that are not pairs of Han characters, with their indices. */
  others: readonly [term: string, number: number][]
  /** Indices of the terms of what is asked about the subject. */
  focus: readonly number[]
  /** Indices of the terms that are numbers. */
  numbers: readonly number[]
  /** Content words of at least two characters, and numbers, in order. */
  words: readonly WeighedWord[]
  names: readonly WeighedWord[]
  nouns: readonly WeighedWord[]
  verbs: readonly WeighedWord[]
  /** Han characters of the content, each once. */
  characters: readonly string[]
  /** How likely a folded text contains something of the asked kind, from 0 to 1. */
  sign: (folded: string) => number
}

const HAN = /[\u3400-\u9fff]/
const DIGIT = /^\d/
/** Weight of a pair of characters that spans two words, relative to a pair within one. */
const ACROSS = 0.7
/** Weight of a word whose pairs do not occur in the corpus. */
const UNKNOWN_WEIGHT = 10

export const PAIR = 1
export const END = 2

/** 。 ! ? ; and the end of a line, in folded text. */
const sentenceEnds = [...`${sentenceMarks};\n`].map((character) => character.charCodeAt(0))

/** Packs two code units into a signed 32-bit number: maps look up larger numbers more slowly. */
export function pairKey(first: number, second: number): number {
  return (first << 16) | second
}

/** A question cut into words, with the terms whose frequencies `prepare` asks for. */
export interface CutQuestion {
  question: Question
  words: readonly Word[]
  terms: ReadonlySet<string>
}

export function cutQuestion(question: Question): CutQuestion {
  const all = question.content.flatMap((part) => words(part))
  const terms = [...question.searched, ...all.flatMap(({ text }) => termsOfWord(text))]
  return { question, words: all, terms: new Set(terms) }
}

export function prepare(
  { question, words: allWords }: CutQuestion,
  lexical: TermFrequencies,
): Asked {
  const { searched: terms, content } = question
  const weightOf = (term: string): number => {
    const frequency = lexical.documentFrequency(term)
    return frequency > 0 ? inverseDocumentFrequency(lexical.size, frequency) : 0
  }
  const factors = Float64Array.from(terms, (term) =>
    term.length !== 2 || allWords.some(({ text }) => text.includes(term)) ? 1 : ACROSS,
  )
  const weights = factors.map((factor, number) => factor * weightOf(terms[number] ?? ''))
  const numberOf = new Map(terms.map((term, number) => [term, number]))
  const pairs = new Map<number, number>()
  const roles = new Uint8Array(0x10000)
  for (const code of sentenceEnds) roles[code] = END
  const others: [string, number][] = []
  for (const [number, term] of terms.entries()) {
    if (term.length === 2 && HAN.test(term)) {
      pairs.set(pairKey(term.charCodeAt(0), term.charCodeAt(1)), number)
      roles[term.charCodeAt(0)] = PAIR
    } else others.push([term, number])
  }
  const tagged = allWords
    .filter(
      ({ text }) => (text.length > 1 && /[\u3400-\u9fffa-z0-9]/.test(text)) || DIGIT.test(text),
    )
    .map(({ text, tag }) => ({ text, tag, weight: wordWeight(text, weightOf) }))
  const ofKind = (kind: Kind) => tagged.filter((word) => kindOf(word) === kind)
  return {
    terms,
    weights,
    factors,
    total: weights.reduce((sum, weight) => sum + weight, 0) || 1,
    pairs,
    roles,
    others,
    focus: question.focus.flatMap((term) => numberOf.get(term) ?? []),
    numbers: terms.flatMap((term, number) => (DIGIT.test(term) ? [number] : [])),
    words: tagged,
    names: ofKind('name'),
    nouns: ofKind('noun'),
    verbs: ofKind('verb'),
    characters: [...new Set(content.join(''))].filter((character) => HAN.test(character)),
    sign: signOfType(question),
  }
}

/** Returns the weight of the rarest pair of a word's characters. */
function wordWeight(word: string, weightOf: (term: string) => number): number {
  return termsOfWord(word).reduce(
    (most, term) => Math.max(most, weightOf(term) || UNKNOWN_WEIGHT),
    0,
  )
}

/** Returns the pairs of a word's characters, or the word if it is no longer than one. */
function termsOfWord(word: string): string[] {
  if (!HAN.test(word) || word.length <= 2) return [word]
  return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
}

type Kind = 'name' | 'noun' | 'verb' | 'number'

/** Classifies a word by its jieba tag; a long noun is usually a name. */
function kindOf({ text, tag }: { text: string; tag: string }): Kind {
  if (/^(?:m|t)/.test(tag) || /\d/.test(text)) return 'number'
  if (/^(?:nr|ns|nt|nz|eng)/.test(tag) || (text.length > 2 && tag.startsWith('n'))) return 'name'
  return /^[vad]/.test(tag) ? 'verb' : 'noun'
}
