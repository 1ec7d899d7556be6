import { edgeWords, idleSubjects, joining, smallWords } from '../../text/lexicon/function-words.js'
import { divisions } from '../../text/lexicon/names/places.js'
import { reportingVerbs } from '../../text/lexicon/statements/reporting.js'
import { type Word, words } from '../../text/segment.js'
import type { Grounds, SentenceGrounds } from './grounds.js'
import { type Name, namesSetApart, taggedNames } from './names.js'
import { rightComparisons } from './right-comparisons.js'

/** Words that join, report or frame, and say nothing themselves. */
const empty = new Set([...joining, ...reportingVerbs])
const subjects = new Set(idleSubjects)
/** Characters that change the meaning of what follows, and so must be in the quotes with the very word they change. */
const turning = /[不未没无非已]/
/** Tags of words that relate other words: conjunctions, prepositions, particles, pronouns, measure words, positions. */
const relating = /^[pcurqyfk]/

/** Returns the share of a sentence's pairs of characters that its quotes or the question contain, 0 to 1. */
export function shareHeld(compact: string, grounds: Grounds, asked: string): number {
  const pairs = pairsOf(compact)
  const held = pairs.filter((pair) => grounds.hold(pair) || asked.includes(pair))
  return pairs.length === 0 ? 0 : held.length / pairs.length
}

function pairsOf(compact: string): string[] {
  const pairs: string[] = []
  for (let at = 0; at + 1 < compact.length; at++) {
    const pair = compact.slice(at, at + 2)
    if (/^[\p{L}\p{N}]{2}$/u.test(pair)) pairs.push(pair)
  }
  return pairs
}

/**
 * Returns the content words of a sentence that are the model's own. A word that the segmenter cuts differently in the
 * quote is found there if each of its characters is, together with a neighbour.
 * @param isFigure decides whether an offset is inside an amount or a date, which are compared as such
 */
export function newWords(
  compact: string,
  known: Known,
  isFigure: (at: number) => boolean,
): string[] {
  const { quotes, asked } = known
  return words(compact)
    .filter((word) => {
      const { text, start, end } = word
      if (!/[\p{L}\p{N}]/u.test(text) || isFigure(start)) return false
      const isTurning = text.length === 1 && turning.test(text)
      if (text === '已') return !quotes.hold(text)
      if (isTurning) return !quotes.hold(compact.slice(start, end + 1))
      if (isIdle(word) || isKnown(word, compact, known)) return false
      for (let at = start; at < end; at++) if (!isCovered(compact, at, quotes, asked)) return true
      return false
    })
    .map(({ text }) => text)
}

type Known = Pick<SentenceGrounds, 'quotes' | 'around' | 'asked'>

/** Decides whether a word says nothing of its own, whatever the quotes say. */
function isIdle({ text, tag }: Word): boolean {
  return (
    empty.has(text) ||
    /^[一这那该此各每两]\p{L}?事?$/u.test(text) ||
    (relating.test(tag) && !turning.test(text))
  )
}

/** Decides whether a word of a sentence, as a whole, is one of the quotes, the question or the passage. */
function isKnown(
  { text, tag, start }: Word,
  compact: string,
  { quotes, around, asked }: Known,
): boolean {
  // A thing may be named as its passage names it; what happens to it must be in the quotes.
  const isThing = /^n/.test(tag) || start === 0
  const isLong = text.length > 1
  if (isLong && (quotes.hold(text) || asked.includes(text) || (isThing && around.hold(text)))) {
    return true
  }
  // 行动, 其原理: a sentence may begin with a word for its subject.
  const isSubject = start === 0 || /[其该这此]/.test(compact.charAt(start - 1))
  return (isSubject && subjects.has(text)) || (tag === 'x' && isOfSmallWords(text, quotes))
}

/** Decides whether an unknown word is only function words, with at most one character of the quotes: 中有, 判得. */
function isOfSmallWords(text: string, quotes: Grounds): boolean {
  const rest = [...text].filter((letter) => !smallWords.includes(letter))
  return rest.length === 0 || (rest.length === 1 && quotes.hold(rest.join('')))
}

/** Decides whether a character has one of its neighbours in the grounds or the question too. */
export function isCovered(compact: string, at: number, grounds: Grounds, asked: string): boolean {
  const letter = compact.charAt(at)
  if (edgeWords.includes(letter) || (/[男女]/.test(letter) && grounds.hold(letter))) return true
  const before = compact.slice(at - 1, at + 1)
  const after = compact.slice(at, at + 2)
  return [before, after].some(
    (pair) => pair.length === 2 && (grounds.hold(pair) || asked.includes(pair)),
  )
}

/**
 * Returns the first name, or text in quotation marks or 《》, of a folded sentence that the grounds do not have; null if
 * there is none.
 */
export function newName(folded: string, grounds: Grounds): string | null {
  const compared = rightComparisons(folded)
  const isHeld = ({ text, at, tag }: Name) => {
    const compact = text.replace(/\s/g, '')
    if (grounds.hold(compact) || compared.includes(text)) return true
    // 辽宁省 is 辽宁; an unknown word may be two words.
    if (tag === 'ns' && compact.length > 2 && divisions.includes(compact.slice(-1))) {
      return grounds.hold(compact.slice(0, -1))
    }
    return tag === 'x' && [...text].every((_, i) => isCovered(folded, at + i, grounds, ''))
  }
  const name = taggedNames(folded).find((each) => !isHeld(each))?.text
  const isNew = (each: string) => !grounds.hold(each.replace(/\s/g, ''))
  return name ?? namesSetApart(folded).find(isNew) ?? null
}
