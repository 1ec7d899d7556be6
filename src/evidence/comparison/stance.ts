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

/** Why a sentence does not say what a statement says. */
export type Difference = 'value' | 'certainty' | 'negation' | 'opposite' | 'name' | 'reading'

/** How a sentence stands to a statement. */
export interface Stance {
  side: 'for' | 'against'
  why: Difference | null
  /** What stands in the sentence where the statement has its own value, in offsets of the article. */
  span: Span | null
  /** The value of the statement that it is about. */
  value: StatedValue | null
}

/** What a sentence and its setting must hold of a statement to speak for it, and against it. */
const enoughFor = { inSentence: 0.3, inSetting: 0.55, attribute: 0.34 }
const enoughAgainst = { inSentence: 0.55, inSetting: 0.8, attribute: 0.6 }

const all = 0.85

/** A stance, and how much of what is said, apart from its values, the sentence and its setting hold; 0 to 1. */
export interface WeighedStance {
  stance: Stance
  held: number
}

/**
 * How a sentence stands to a statement; null where it is about something else.
 * @param passage what stands around it, folded
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
  /** What stands around the sentence, folded. */
  passage: string
  mayOppose: boolean
  /** The sentence and its setting hold nearly all that is said. */
  isAllAround: boolean
}

/** A statement with values: a sentence speaks for it when it gives all of them, against it when it gives another. */
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

/** A statement without values: a sentence speaks for it when it holds nearly all of its words. */
const nearlyAll = 0.8
/** And where a name is another, the rest of them. */
const theRest = 0.75

function wordsStance(frame: Frame): Stance {
  const difference = manner(frame, null, null)
  return stance(frame, difference ? 'against' : 'for', difference, null, null)
}

/** @param wide the sentence with all that stands around it, folded */
function oppositeStance(frame: Frame, wide: string, weights: TermWeights): Stance | null {
  const { statement, sentence } = frame
  const opposite = oppositeIn(statement.folded, sentence.folded)
  if (opposite && frame.mayOppose) return stance(frame, 'against', 'opposite', null, null)
  const other = otherName(statement, sentence, wide, weights)
  if (!other || other.rest < theRest) return null
  return stance(frame, 'against', 'name', other.span, null)
}

/** How a sentence that gives the same values says something else all the same: read off their clauses. */
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
 * Whether the sentence may be about the time that the statement names: it gives that one, or none.
 * @param exactly a quarter is not the half-year that holds it: their amounts differ
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

/** Where a sentence gives no date: another year than the article's must stand somewhere near. */
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
