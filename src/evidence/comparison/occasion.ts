import { foldCompact } from '../../text/fold.js'
import { ReadText } from '../../text/read-text.js'
import type { Evidence } from '../evidence.js'
import { blanked } from './statement.js'

/** A sentence of a passage, with the value that it gives. */
export type ValueInPassage = Pick<Evidence, 'sentence' | 'short' | 'hit'>

/** Two accounts of one thing share this much of the sentence, by pairs of characters. */
const sharedSentence = 0.4
/** Of the other values around, those of one occasion share this part: prices of two days share few. */
const sharedValues = 0.5
const fewestValues = 2

/**
 * Whether two sentences that give different values tell of one occasion, and not of two that are told in the
 * same words: the closing prices of two days, the points of two games.
 */
export function isSameOccasion(a: ValueInPassage, b: ValueInPassage): boolean {
  if (likenessOfSentences(a.sentence, b.sentence) < sharedSentence) return false
  const [ours, theirs] = [valuesAround(a), valuesAround(b)]
  if (Math.min(ours.size, theirs.size) < fewestValues) return true
  return shareOf(ours, theirs) >= sharedValues
}

/** How much of the shorter of two sentences stands in the other, values apart; 0 to 1. */
export function likenessOfSentences(a: ReadText, b: ReadText): number {
  return likenessTo(a)(b)
}

/** The same for one sentence and many others. */
export function likenessTo(sentence: ReadText): (other: ReadText) => number {
  const pairs = pairsIn(sentence)
  return (other) => shareOf(pairs, pairsIn(other))
}

/** The share of the smaller set that the other holds. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  if (fewer.size === 0) return 0
  let shared = 0
  for (const each of fewer) if (more.has(each)) shared++
  return shared / fewer.size
}

/** Pairs of characters, values apart. */
function pairsIn({ folded, quantities, dates }: ReadText): Set<string> {
  const said = blanked(folded, [...quantities, ...dates])
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < said.length; i++) {
    const pair = said.slice(i, i + 2)
    if (!/[\s,.;:。、!?()"']/.test(pair)) pairs.add(pair)
  }
  return pairs
}

/** The values of its passage but for its own. */
function valuesAround({ sentence, short, hit: { passage } }: ValueInPassage): Set<string> {
  const { start, end } = short ?? sentence
  const { text } = sentence.article
  const around = new ReadText(
    `${text.slice(passage.start, start)}\n${text.slice(end, passage.end)}`,
  )
  return new Set(
    [...around.quantities, ...around.dates].map(({ start, end }) =>
      foldCompact(around.text.slice(start, end)),
    ),
  )
}
