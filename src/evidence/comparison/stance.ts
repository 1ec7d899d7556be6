import type { Span } from '../../domain/index.js'
import { datesAgree } from '../../text/date-ranges.js'
import type { SentenceInPassage } from '../evidence.js'
import { type ReadSentence, titleOf } from '../read-sentence.js'
import { coverage, type TermWeights } from '../term-weights.js'
import { type Aligned, alignValue } from './alignment.js'
import { oppositeIn } from './opposites.js'
import { isNamedIn, otherName } from './other-name.js'
import {
  certaintyOf,
  clauseAround,
  isNegated,
  type StatedValue,
  type Statement,
} from './statement.js'

/** How a sentence differs from a statement. */
export type Difference = 'value' | 'certainty' | 'negation' | 'opposite' | 'name' | 'reading'

/** The stance of a sentence towards a statement: for it or against it, and why. */
export interface Stance {
  side: 'for' | 'against'
  why: Difference | null
  /** The stretch of the sentence that corresponds to the statement's value, in offsets of the article. */
  span: Span | null
  /** The value of the statement that the stance is about. */
  value: StatedValue | null
}

/** The least shares of a statement that a sentence and its setting must contain to speak for it, and against it. */
const enoughFor = { inSentence: 0.3, inSetting: 0.55, attribute: 0.34 }
const enoughAgainst = { inSentence: 0.55, inSetting: 0.8, attribute: 0.6 }

const all = 0.85

/** A stance, and how much of the statement, apart from its values, the sentence and its setting contain; 0 to 1. */
export interface WeighedStance {
  stance: Stance
  held: number
}

/**
 * Returns whether a sentence speaks for or against a statement; null if it is about something else.
 * @param passage the text around it, folded
 */
export function stanceOf(
  statement: Statement,
  weights: TermWeights,
  { sentence, before }: SentenceInPassage,
  passage: string,
): WeighedStance | null {
  const { folded } = sentence
  const around = `${folded}\n${before}\n${titleOf(sentence.article)}`
  const wide = `${around}\n${passage}`
  const own = coverage(folded, weights)
  const inSetting = coverage(wide, weights)
  if (own < enoughFor.inSentence || inSetting < enoughFor.inSetting) return null
  const isAbout =
    statement.names.every((name) => wide.includes(name)) &&
    statement.bodies.every((body) => isNamedIn(wide, body))
  const mayOppose =
    isAbout && own >= enoughAgainst.inSentence && inSetting >= enoughAgainst.inSetting
  const isAllAround = isAbout && inSetting >= all
  const heldAround = coverage(around, weights)
  const frame: Frame = { statement, sentence, passage, mayOppose, isAllAround }
  const stance =
    statement.values.length > 0
      ? isAbout && isSameTime(frame, false)
        ? valueStance(frame, weights)
        : null
      : isAbout && heldAround >= nearlyAll && own >= 0.5
        ? wordsStance(frame)
        : oppositeStance(frame, wide, weights)
  return stance && { stance, held: 0.5 * own + 0.5 * heldAround }
}

interface Frame {
  statement: Statement
  sentence: ReadSentence
  /** The text around the sentence, folded. */
  passage: string
  mayOppose: boolean
  /** Whether the sentence and its setting contain nearly all of the statement. */
  isAllAround: boolean
}

/**
 * Returns the stance towards a statement with values: for it if the sentence gives all of them, against it if it gives
 * a different one.
 */
function valueStance(frame: Frame, weights: TermWeights): Stance | null {
  const { statement, sentence } = frame
  let agreeing: { aligned: Aligned; value: StatedValue } | null = null
  let missing = 0
  for (const value of statement.values) {
    const aligned = alignValue(value, sentence, weights, sentence.article.published)
    if (!aligned || aligned.attribute < enoughFor.attribute) {
      missing++
      continue
    }
    if (!aligned.agrees) {
      const isOfTheSame = aligned.attribute >= enoughAgainst.attribute && isSameTime(frame, true)
      const mayOppose = frame.mayOppose || (frame.isAllAround && aligned.isBeside)
      if (!mayOppose || !isOfTheSame) return null
      return stance(frame, 'against', 'value', aligned.span, value)
    }
    agreeing ??= { aligned, value }
  }
  if (!agreeing || missing > 0) return null
  const { aligned, value } = agreeing
  const difference = manner(frame, aligned.span, value)
  if (difference) {
    return frame.mayOppose ? stance(frame, 'against', difference, aligned.span, value) : null
  }
  return stance(frame, 'for', null, aligned.span, value)
}

/** The least share of a statement without values that a sentence must contain to speak for it. */
const nearlyAll = 0.8
/** The least share of the other words if the sentence has a different name. */
const theRest = 0.75

function wordsStance(frame: Frame): Stance {
  const difference = manner(frame, null, null)
  return stance(frame, difference ? 'against' : 'for', difference, null, null)
}

/** @param wide the sentence with everything around it, folded */
function oppositeStance(frame: Frame, wide: string, weights: TermWeights): Stance | null {
  const { statement, sentence } = frame
  const opposite = oppositeIn(statement.folded, sentence.folded)
  if (opposite && frame.mayOppose) return stance(frame, 'against', 'opposite', null, null)
  const other = otherName(statement, sentence, wide, weights)
  if (!other || other.rest < theRest) return null
  return stance(frame, 'against', 'name', other.span, null)
}

/** Returns how a sentence with the same values still says something else, judged by the clauses of the values. */
function manner(
  { statement, sentence }: Frame,
  span: Span | null,
  value: StatedValue | null,
): Difference | null {
  const said = clauseOf(statement.folded, value?.span ?? null)
  const theirs = clauseOf(sentence.folded, span)
  const certainties = [certaintyOf(said), certaintyOf(theirs)]
  if (certainties.includes('reached') && certainties.includes('planned')) return 'certainty'
  if (isNegated(said) !== isNegated(theirs)) return 'negation'
  return oppositeIn(said, theirs) ? 'opposite' : null
}

function clauseOf(folded: string, span: Span | null): string {
  const { start, end } = span ? clauseAround(folded, span) : { start: 0, end: folded.length }
  return folded.slice(start, end)
}

/**
 * Decides whether the sentence may be about the time that the statement names: it gives that time, or none.
 * @param exactly whether a quarter differs from the half-year that contains it: their amounts differ
 */
function isSameTime({ statement: { times }, sentence, passage }: Frame, exactly: boolean): boolean {
  if (times.length === 0) return true
  const given = sentence.dates.filter(({ precision }) => precision !== 'word')
  const { published } = sentence.article
  return times.every(
    (time) =>
      given.some(
        (date) =>
          datesAgree(time, date, null, published) &&
          (!exactly || date.precision === time.precision),
      ) ||
      (given.length === 0 && isPossible(time.year, published, passage)),
  )
}

/**
 * Decides, for a sentence without a date, whether the year is possible: one other than the year of publication must
 * occur nearby.
 */
function isPossible(year: number | null, published: string | null, passage: string): boolean {
  if (year === null || published === null) return true
  return published.startsWith(String(year)) || passage.includes(String(year))
}

function stance(
  { sentence }: Frame,
  side: Stance['side'],
  why: Difference | null,
  span: Span | null,
  value: StatedValue | null,
): Stance {
  return { side, why, span: span && sentence.inArticle(span), value }
}
