import type { Span } from '../domain/index.js'
import { Dice } from '../read/dice.js'
import { questionWord } from '../read/question-words.js'
import type { Reader, ReadSpan } from '../read/reader.js'
import { type Value, valuesOf } from '../read/values.js'
import { datesAgree } from '../text/date-ranges.js'
import { dates } from '../text/dates.js'
import { quantities } from '../text/quantities.js'
import { agree, sameDimension } from '../text/quantity-relations.js'
import type { ReadText } from '../text/read-text.js'
import { words } from '../text/segment.js'
import type { ReadCandidate } from './candidates.js'

const kinds = ['amount', 'time', 'name'] as const
type Kind = (typeof kinds)[number]

/**
 * The reader's probabilities, when asked for a value that the claim gives, of answering with that same value, and with
 * another of its kind. Of several values, the lowest probability of agreeing and the highest of differing. Zero if the
 * claim gives no value of the kind.
 */
export type AskedValues = Record<`${Kind}Agrees` | `${Kind}Differs`, number>

const kindOf: Partial<Record<Value['kind'], Kind>> = {
  number: 'amount',
  when: 'time',
  who: 'name',
  where: 'name',
  organisation: 'name',
  work: 'name',
}

/**
 * The most values of a claim that are asked for, and the most sentences read for each; each takes the time of a
 * question.
 */
const MOST_VALUES = 5
const MOST_READ = 2

/** Always picks the plainest question word. */
const plainest = new Dice(() => 0)

/**
 * Asks for each value of a claim, with the rest of the claim as the question, in the sentences that the reader finds
 * most relevant to the claim.
 */
export async function askValues(
  reader: Reader,
  claim: ReadText,
  read: readonly ReadCandidate[],
): Promise<AskedValues> {
  const said = claim.folded
  const values = valuesOf(said, claim.words).flatMap((value) => {
    const kind = kindOf[value.kind]
    return kind ? [{ ...value, asked: kind }] : []
  })
  const spoken = read.toSorted((a, b) => a.read.neither - b.read.neither).slice(0, MOST_READ)
  const windows = spoken.map(({ window }) => window.folded)
  const found: AskedValues = {
    amountAgrees: 0,
    amountDiffers: 0,
    timeAgrees: 0,
    timeDiffers: 0,
    nameAgrees: 0,
    nameDiffers: 0,
  }
  const least: Partial<Record<Kind, number>> = {}
  for (const value of values.slice(0, MOST_VALUES)) {
    const own = said.slice(value.start, value.end)
    const question = `${said.slice(0, value.start)}${questionWord(value, own, plainest)}${said.slice(value.end)}?`
    let [agrees, differs] = [0, 0]
    for (const [i, { spans }] of (await reader.read(question, windows)).entries()) {
      const { published } = spoken[i]?.hit.article ?? { published: null }
      const stands = spans.map((span) => compare(value, own, windows[i] ?? '', span, published))
      const same = sum(spans, (_, n) => stands[n] === 'same')
      agrees = Math.max(agrees, same)
      differs = Math.max(differs, sum(spans, (_, n) => stands[n] === 'other') - same)
    }
    least[value.asked] = Math.min(least[value.asked] ?? 1, agrees)
    const key = `${value.asked}Differs` as const
    found[key] = Math.max(found[key], differs)
  }
  for (const kind of kinds) found[`${kind}Agrees`] = least[kind] ?? 0
  return found
}

function sum(spans: readonly ReadSpan[], counts: (span: ReadSpan, n: number) => boolean): number {
  return Math.min(
    1,
    spans.filter(counts).reduce((all, { probability }) => all + probability, 0),
  )
}

/** Compares the reader's span with the claim's value; null if it is of another kind. */
function compare(
  { kind }: Value,
  own: string,
  window: string,
  { start, end }: Span,
  published: string | null,
): 'same' | 'other' | null {
  const read = window.slice(start, end)
  if (read.includes(own)) return 'same'
  if (kind === 'number') {
    const ours = quantities(own)[0]
    const theirs = quantities(read).filter((each) => ours && sameDimension(ours, each))
    if (!ours || theirs.length === 0) return null
    return theirs.some((each) => agree(ours, each)) ? 'same' : 'other'
  }
  if (kind === 'when') {
    const ours = dates(own)[0]
    const theirs = dates(read)
    if (!ours || theirs.length === 0) return null
    return theirs.some((each) => datesAgree(ours, each, null, published)) ? 'same' : 'other'
  }
  if (read.length >= 2 && own.includes(read)) return 'same'
  return valuesOf(read, words(read)).some((each) => each.kind === kind) ? 'other' : null
}
