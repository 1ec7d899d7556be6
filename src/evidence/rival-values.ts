import type { Span } from '../domain/index.js'
import type { Question } from '../question/question.js'
import { fold, foldCompact } from '../text/fold.js'
import { wasWords } from '../text/lexicon/change.js'
import type { Quantity } from '../text/quantities.js'
import { sameDimension } from '../text/quantity-relations.js'
import type { ReadText } from '../text/read-text.js'
import { words } from '../text/segment.js'
import { readQuestion } from './read-sentence.js'

/** An amount of a sentence, and the others of its kind there that are not the same. */
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
 * How much more of a question stands right before an amount than right before another of its kind; nothing where it is alone.
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
 * Whether an amount is what was before a change (由26趟增至41趟), and a text does not speak of what was.
 * @param text a question or a claim; empty where it does not matter
 * @param span in offsets of the sentence
 */
export function isBeforeChange(text: string, sentence: ReadText, span: Span): boolean {
  const found = rivalsOf(sentence, span)
  return found !== null && wasBefore(sentence, found.own, found.others) && !speaksOfBefore(text)
}

/** Whether a claim tells of a change itself, with both its sides. */
export function tellsChange(claim: ReadText): boolean {
  return claim.quantities.some((each) => isBeforeChange('', claim, each))
}

/** Whether a claim says as it is an amount that a sentence gives as what was before a change. */
export function saysWhatWas(claim: ReadText, sentence: ReadText): boolean {
  if (tellsChange(claim)) return false
  return claim.quantities.some((said) => {
    const same = sentence.quantities.filter(
      (each) => sameDimension(said, each) && said.canonical.value === each.canonical.value,
    )
    return same.length > 0 && same.every((each) => isBeforeChange(claim.text, sentence, each))
  })
}

/** Words that say of a value that it was, and those that only do where another follows that it became. */
const wasBeforeWords = new Set(wasWords)
const fromWords = new Set(['由', '从', '自'])
const becomes = /(?:至|到|为|成|达)(?:了)?(?:约|近|每.{1,3})?$/
const asksFrom = /[由从](?:每.{1,2})?(?:多少|几)/
/** Characters between the two values of one change. */
const NEAR = 14

/** 调价前, 上浮之前, and all that says of a value that it was. */
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
