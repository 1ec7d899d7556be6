import { blanked } from '../../text/blanked.js'
import { foldCompact } from '../../text/fold.js'
import { ReadText } from '../../text/read-text.js'
import type { Evidence } from '../evidence.js'

/** A sentence of a passage with the value that it gives. */
export type ValueInPassage = Pick<Evidence, 'sentence' | 'short' | 'hit'>

/** The least likeness of two accounts of the same event, by pairs of characters. */
const sharedSentence = 0.4
/**
 * The least share of other nearby values that two accounts of one occasion have in common: prices of two days share
 * few.
 */
const sharedValues = 0.5
const fewestValues = 2

/**
 * Decides whether two sentences that give different values are about one occasion, and not about two that are reported
 * in the same words: the closing prices of two days, the points of two games.
 */
export function isSameOccasion(a: ValueInPassage, b: ValueInPassage): boolean {
  if (likenessOfSentences(a.sentence, b.sentence) < sharedSentence) return false
  const [ours, theirs] = [valuesAround(a), valuesAround(b)]
  if (Math.min(ours.size, theirs.size) < fewestValues) return true
  return shareOf(ours, theirs) >= sharedValues
}

/** Returns how much of the shorter sentence occurs in the other, apart from values; 0 to 1. */
export function likenessOfSentences(a: ReadText, b: ReadText): number {
  return likenessTo(a)(b)
}

/** The same for comparing one sentence with many. */
export function likenessTo(sentence: ReadText): (other: ReadText) => number {
  const pairs = pairsIn(sentence)
  return (other) => shareOf(pairs, pairsIn(other))
}

/** Returns the share of the smaller set that is in the other. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  if (fewer.size === 0) return 0
  let shared = 0
  for (const each of fewer) if (more.has(each)) shared++
  return shared / fewer.size
}

/** Returns the pairs of characters, apart from values. */
function pairsIn({ folded, quantities, dates }: ReadText): Set<string> {
  const said = blanked(folded, [...quantities, ...dates])
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < said.length; i++) {
    const pair = said.slice(i, i + 2)
    if (!/[\s,.;:。、!?()"']/.test(pair)) pairs.add(pair)
  }
  return pairs
}

/** Returns the values of the passage other than the sentence's own. */
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
