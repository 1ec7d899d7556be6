import { bare, isAbout, ordinals, subjectBefore } from '../../answer/clauses/subject.js'
import { isOfTimes, type Told, timesOf } from '../../answer/clauses/told.js'
import { certaintyOf, isNegated } from '../../answer/comparison/statement.js'
import { dates } from '../../text/dates.js'
import { fold } from '../../text/fold.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import { withRateBefore } from '../../text/quantity-rates.js'
import { type Interval, intervalOf, sameDimension } from '../../text/quantity-relations.js'
import { type Found, foundIn } from '../found.js'

/** An amount that a claim keeps something above or below. */
export interface BoundClaim {
  quantity: Quantity
  subject: string
  isLower: boolean
  /** The amount without the words that make a bound of it. */
  amount: string
}

const above =
  /^(?:超过?|超出|突破|多于|高于|大于|逾|至少|最少|起码|不低于|不少于|不小于|[>≥])|(?:以上)$/
const below =
  /^(?:不到|不足|低于|少于|小于|不满|未满|未超过|不超过?|不高于|不多于|不大于|至多|最多|[<≤])|(?:以[下内]|之内)$/

export function boundIn(claim: string): BoundClaim | null {
  const folded = fold(claim)
  const times = dates(folded)
  const amounts = amountsIn(folded).filter(
    ({ start, end }) => !times.some((time) => time.start < end && time.end > start),
  )
  const [quantity] = amounts
  if (!quantity || amounts.length > 1 || quantity.high !== null) return null
  const said = folded.slice(quantity.start, quantity.end).replace(/^(?:每年?|年|日|人)均?/, '')
  const [isAbove, isBelow] = [above.test(said), below.test(said)]
  if (isAbove === isBelow) return null
  return {
    quantity,
    subject: `${folded.slice(0, quantity.start)} ${folded.slice(quantity.end)}`,
    isLower: isAbove,
    amount: said.replace(above, '').replace(below, ''),
  }
}

function amountsIn(folded: string): Quantity[] {
  return quantities(folded).map((each) => withRateBefore(folded, each))
}

/** 产值超过500亿元, where the articles give a value that keeps to the bound, or one that does not. */
export function readBound(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const bound = boundIn(claim)
  if (!bound || isNegated(bound.subject)) return null
  const times = timesOf(claim)
  const isPlan = certaintyOf(fold(claim)) === 'planned'
  return (told) =>
    told.flatMap((clause) => {
      const theirs = theirValue(bound, clause)
      if (!theirs || !isOfTimes(times, clause)) return []
      if ((certaintyOf(clause.folded) === 'planned') !== isPlan) return []
      const said = clause.folded.slice(theirs.start, theirs.end)
      const keeps = keepsTo(bound, theirs) ?? keepsToRounded(bound, theirs, said)
      if (keeps === null) return []
      const way = keeps === bound.isLower ? '高于' : '低于'
      const reason = `语料写的是“${said}”，${way}${bound.amount}，与说法${keeps ? '相符' : '不符'}`
      return [foundIn(clause, keeps ? 'for' : 'against', reason)]
    })
}

/** The one amount of its kind in a clause about the same. */
function theirValue({ quantity, subject }: BoundClaim, clause: Told): Quantity | null {
  const alike = amountsIn(clause.folded).filter((each) => sameDimension(quantity, each))
  const [only, ...others] = alike
  if (!only || others.length > 0 || changed.test(clause.folded)) return null
  const before = subjectBefore(subject.includes('"') ? clause : unquoted(clause), only.start)
  const behind = bare(clause.folded.slice(only.end))
  return isAbout(subject, `${before} ${behind}`, clause) ? only : null
}

/** A claim that quotes no name may leave out what a project is called: 柏溪集团“年产3万吨新材料”项目. */
function unquoted(clause: Told): Told {
  const blank = (said: string) => ' '.repeat(said.length)
  return { ...clause, folded: clause.folded.replace(/"[^"]{2,40}"(?=项目|工程|基地)/g, blank) }
}

/** What is told as a change is another amount than what changes. */
const changed = /增长|增加|下降|减少|下跌|提高|降低|[比较]上|差距|目标/

/** Whether an amount keeps to a bound; null where it may, and may not. */
export function keepsTo({ quantity, isLower }: BoundClaim, theirs: Quantity): boolean | null {
  const { low, high } = certain(theirs)
  const limit = quantity.canonical.value
  const near = intervalOf(theirs)
  if (isLower) return low > limit ? true : near.high < limit ? false : null
  return high < limit ? true : near.low > limit ? false : null
}

/**
 * News rounds down what it calls 超过20人, and up what it calls 不到20人: it would not say so of 40, or of 5. False where
 * a claim's bound lies beyond that; null elsewhere. At least and at most (至少) are no rounding.
 */
function keepsToRounded(
  { quantity, isLower }: BoundClaim,
  theirs: Quantity,
  said: string,
): boolean | null {
  const value = theirs.canonical.value
  const limit = quantity.canonical.value
  if (isLower) return roundedDown.test(said) && limit > value * mostRounded ? false : null
  return roundedUp.test(said) && limit < value / mostRounded ? false : null
}

const mostRounded = 1.25
const roundedDown = /^(?:超|突破|逾)/
const roundedUp = /^(?:不到|不足|近|未满|不满)/

/** 突破700亿元 may be any amount above. */
function certain(theirs: Quantity): Interval {
  const near = intervalOf(theirs)
  return {
    low: theirs.bound === 'less' ? Number.NEGATIVE_INFINITY : near.low,
    high: theirs.bound === 'more' ? Number.POSITIVE_INFINITY : near.high,
  }
}

/** Whether what was found by likeness of words keeps within what a bound says. */
export function isLikeBound(claim: string, { hit, stance }: Found): boolean {
  const bound = boundIn(claim)
  if (!bound || !stance.span) return true
  const [theirs] = quantities(hit.article.text.slice(stance.span.start, stance.span.end))
  if (!theirs || theirs.canonical.unit !== bound.quantity.canonical.unit) return true
  const keeps = keepsTo(bound, theirs)
  if (stance.side === 'against') return keeps === false
  return theirs.canonical.value === bound.quantity.canonical.value
}

/** Whether a sentence that is like a claim names no other line, phase or model than the claim does. */
export function isSameNumber(claim: string, { hit, sentence }: Found): boolean {
  const ours = [...fold(claim).matchAll(ordinals)].map(([said]) => said)
  const text = fold(hit.article.text.slice(sentence.start, sentence.end))
  const theirs = [...text.matchAll(ordinals)].map(([said]) => said)
  return ours.every(
    (said) =>
      theirs.includes(said) ||
      !theirs.some((other) => other.replace(/\d+/, '') === said.replace(/\d+/, '')),
  )
}
