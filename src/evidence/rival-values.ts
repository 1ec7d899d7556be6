import type { Span } from '../domain/index.js'
import type { Question } from '../question/question.js'
import { fold, foldCompact } from '../text/fold.js'
import { wasWords } from '../text/lexicon/statements/change.js'
import type { Quantity } from '../text/quantities.js'
import { sameDimension } from '../text/quantity-relations.js'
import type { ReadText } from '../text/read-text.js'
import { words } from '../text/segment.js'
import { readQuestion } from './read-sentence.js'

/**
 * Returns the amount at a span and the other amounts of its kind in the sentence with a different value; null if there
 * are none.
 */
function rivalsOf(
  { quantities: all }: ReadText,
  span: Span,
): { own: Quantity; others: Quantity[] } | null {
  const own = all.find(({ start, end }) => start < span.end && end > span.start)
  if (!own) return null
  const others = all.filter(
    (each) => sameDimension(own, each) && each.canonical.value !== own.canonical.value,
  )
  return others.length > 0 ? { own, others } : null
}

/**
 * Returns how much more of the question is right before an amount than right before any other of its kind; 0 if there
 * is no other.
 * @param span in offsets of the sentence
 */
export function besideRival(question: Question, sentence: ReadText, span: Span): number {
  const found = rivalsOf(sentence, span)
  if (!found) return 0
  const { own, others } = found
  const asked = pairsOf(readQuestion(question).compact)
  const before = (value: Quantity) => {
    const ends = [own, ...others].map(({ end }) => end).filter((end) => end <= value.start)
    const pairs = pairsOf(foldCompact(sentence.text.slice(Math.max(0, ...ends), value.start)))
    return [...asked].filter((pair) => pairs.has(pair)).length / Math.max(1, asked.size)
  }
  return before(own) - Math.max(...others.map(before))
}

/**
 * Decides whether an amount is the value before a change (由26趟增至41趟) while the text does not speak of past values.
 * @param text a question or a claim; empty if it does not matter
 * @param span in offsets of the sentence
 */
export function isBeforeChange(text: string, sentence: ReadText, span: Span): boolean {
  const found = rivalsOf(sentence, span)
  return found !== null && wasBefore(sentence, found.own, found.others) && !speaksOfBefore(text)
}

/** Decides whether a claim states a change itself, with the values before and after. */
export function tellsChange(claim: ReadText): boolean {
  return claim.quantities.some((each) => isBeforeChange('', claim, each))
}

/** Decides whether a claim states as current an amount that the sentence gives as the value before a change. */
export function saysWhatWas(claim: ReadText, sentence: ReadText): boolean {
  if (tellsChange(claim)) return false
  return claim.quantities.some((said) => {
    const same = sentence.quantities.filter(
      (each) => sameDimension(said, each) && said.canonical.value === each.canonical.value,
    )
    return same.length > 0 && same.every((each) => isBeforeChange(claim.text, sentence, each))
  })
}

/** Words that mark a value as a past one, and words that do so only if another value follows that it changed to. */
const wasBeforeWords = new Set(wasWords)
const fromWords = new Set(['由', '从', '自'])
const becomes = /(?:至|到|为|成|达)(?:了)?(?:约|近|每.{1,3})?$/
const asksFrom = /[由从](?:每.{1,2})?(?:多少|几)/
/** The most characters between the two values of one change. */
const NEAR = 14

/** Decides whether a text speaks of a past value: 调价前, 上浮之前, and all words of that kind. */
function speaksOfBefore(text: string): boolean {
  const isBefore = (word: string) => word === '前' || wasBeforeWords.has(word)
  return asksFrom.test(fold(text)) || words(text).some((word) => isBefore(word.text))
}

function wasBefore(
  { folded: said }: ReadText,
  own: Quantity,
  others: readonly Quantity[],
): boolean {
  const before = /[^。、\d]*$/.exec(said.slice(0, own.start))?.[0] ?? ''
  const leading = words(before).map(({ text }) => text)
  const was = leading.some((word) => wasBeforeWords.has(word))
  if (!was && !leading.some((word) => fromWords.has(word))) return false
  return others.some(({ start, end }) => {
    const isNear = (from: number, to: number) => from <= to && to - from <= NEAR
    if (isNear(own.end, start)) return becomes.test(said.slice(own.end, start))
    return was && isNear(end, own.start)
  })
}

function pairsOf(compact: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(0, compact.length - 1) }, (_, i) => compact.slice(i, i + 2)),
  )
}
