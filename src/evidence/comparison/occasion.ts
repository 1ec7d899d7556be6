import { dates } from '../../text/dates.js'
import { fold, foldCompact } from '../../text/fold.js'
import { quantities } from '../../text/quantities.js'
import { blanked } from './statement.js'

/** A sentence that gives a value, and its passage without that value. */
export interface Account {
  sentence: string
  around: string
}

/** Two accounts of one thing share this much of the sentence, by pairs of characters. */
const sharedSentence = 0.4
/** Of the other values around, those of one occasion share this part: prices of two days share few. */
const sharedValues = 0.5
const fewestValues = 2

/**
 * Whether two sentences that give different values tell of one occasion, and not of two that are told in the
 * same words: the closing prices of two days, the points of two games.
 */
export function isSameOccasion(a: Account, b: Account): boolean {
  if (likenessOfSentences(a.sentence, b.sentence) < sharedSentence) return false
  const [ours, theirs] = [valuesIn(a.around), valuesIn(b.around)]
  if (Math.min(ours.size, theirs.size) < fewestValues) return true
  return shareOf(ours, theirs) >= sharedValues
}

/** How much of the shorter of two sentences stands in the other, values apart; 0 to 1. */
export function likenessOfSentences(a: string, b: string): number {
  return likenessTo(a)(b)
}

/** The same for one sentence and many others. */
export function likenessTo(sentence: string): (other: string) => number {
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
function pairsIn(sentence: string): Set<string> {
  const said = blanked(fold(sentence), [...quantities(sentence), ...dates(sentence)])
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < said.length; i++) {
    const pair = said.slice(i, i + 2)
    if (!/[\s,.;:。、!?()"']/.test(pair)) pairs.add(pair)
  }
  return pairs
}

function valuesIn(text: string): Set<string> {
  return new Set(
    [...quantities(text), ...dates(text)].map(({ start, end }) =>
      foldCompact(text.slice(start, end)),
    ),
  )
}
