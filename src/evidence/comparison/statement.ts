import type { Span } from '../../domain/index.js'
import { anyOf } from '../../text/any-of.js'
import { blanked } from '../../text/blanked.js'
import { clauseMarks } from '../../text/clauses.js'
import type { DateMention } from '../../text/dates.js'
import { besideValue } from '../../text/lexicon/function-words.js'
import { organisationEnds } from '../../text/lexicon/names/organisations.js'
import { commonSurnames } from '../../text/lexicon/names/surnames.js'
import { reached } from '../../text/lexicon/statements/certainty.js'
import { denials, endings, limits } from '../../text/lexicon/statements/negation.js'
import { plans } from '../../text/lexicon/statements/plans.js'
import { reporting } from '../../text/lexicon/statements/reporting.js'
import { negation } from '../../text/negation.js'
import type { Quantity } from '../../text/quantities.js'
import { withRateBefore } from '../../text/quantity-rates.js'
import type { ReadText } from '../../text/read-text.js'
import { words } from '../../text/segment.js'
import { termsOfFolded } from '../../text/tokens.js'
import { oncePer } from '../read-sentence.js'
import { isPolar } from './opposites.js'

/** Whether a statement says that something has happened, is only intended or expected, or neither. */
export type Certainty = 'planned' | 'reached' | 'plain'

/** A value in a statement, with the terms of its attribute (what it is a value of): 平行 业务 of 4个平行业务组. */
export type StatedValue = (
  | { kind: 'quantity'; quantity: Quantity }
  | { kind: 'date'; date: DateMention }
) & {
  attribute: string[]
  span: Span
  /** The value as written, folded, with its qualifiers. */
  saidAs: string
}

/** A statement, taken apart so that it can be compared with what an article says. */
export interface Statement {
  folded: string
  /** The distinct lexical terms of its content words, without the values. */
  terms: string[]
  /** Quantities; dates only if there is no quantity that they could be the time of. */
  values: StatedValue[]
  /** The dates of a statement with quantities: the time for which it claims them. */
  times: DateMention[]
  /** Proper names, folded. */
  names: string[]
  /** Those of them that a report withholds: 韩某某. */
  withheld: string[]
  /** Organisations such as schools, by their whole name: 太原 and 科技 do not name 太原科技大学. */
  bodies: string[]
}

export const readStatement = oncePer(
  ({ folded, dates: allDates, quantities }: ReadText): Statement => {
    const amounts = quantities
      .filter(({ start, end }) => !allDates.some((date) => date.start < end && date.end > start))
      .map((amount) => withRateBefore(folded, amount))
    const masked = blanked(folded, [...amounts, ...allDates, ...reportingFrame(folded)])
    const given = amounts.length > 0 ? amounts : allDates
    const values = given.map((value): StatedValue => {
      const common = {
        attribute: attributeOf(folded, masked, value),
        span: { start: value.start, end: value.end },
        saidAs: folded.slice(value.start, value.end),
      }
      return 'kind' in value
        ? { kind: 'quantity', quantity: value, ...common }
        : { kind: 'date', date: value, ...common }
    })
    return {
      folded,
      terms: termsOf(contentWords(masked)),
      values,
      // 去年12月 is a different month in each article.
      times:
        amounts.length > 0
          ? allDates.filter(({ relative, shift }) => !relative && shift === null)
          : [],
      names: namesIn(folded, masked),
      withheld: withheldIn(masked),
      bodies: bodiesIn(masked),
    }
  },
)

const frameOf = new RegExp(`^[^${clauseMarks}]{0,20}${reporting}[,:]`)

/** Finds an opening such as 数据显示, which names the source and is not part of the statement. */
function reportingFrame(folded: string): Span[] {
  const frame = frameOf.exec(folded)
  return frame ? [{ start: 0, end: frame[0].length }] : []
}

const parting = new RegExp(`[${clauseMarks}()]`)

/** Returns the clause around a span in a folded text. */
export function clauseAround(folded: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from > 0 && !isClauseMark(folded, from - 1)) from--
  while (to < folded.length && !isClauseMark(folded, to)) to++
  return { start: from, end: to }
}

/** Decides whether the character is a clause mark; the comma of 1,000 is not. */
function isClauseMark(folded: string, at: number): boolean {
  if (!parting.test(folded.charAt(at))) return false
  return !(/\d/.test(folded.charAt(at - 1)) && /\d/.test(folded.charAt(at + 1)))
}

const empty = /^(?:[upcdrfymqw]|v(?:shi|you)$|uj|ul)/
/** An unknown word is a name, or two function words joined by the segmenter: 内才, 了从. */
const joined = /^[内才又再就还已被把将从对为的了]/
const emptyWords = new Set(besideValue)

/** 园区有注塑机485台: what is counted follows 有, and its owner precedes it. */
const possessed = /有(?!限|关|效|机|色|序|望|所)([^有]*)$/

/**
 * Returns the terms of a value's attribute: the noun right after a count (4个平行业务组), else the last two content words
 * before it in its clause, else in the clauses before.
 */
function attributeOf(folded: string, masked: string, value: Span): string[] {
  const clause = clauseAround(folded, value)
  const behind = contentWords(masked.slice(value.end, clause.end))
  if (behind.length > 0 && !/^[\s的]*(?:以上|左右|以内|[,;。])/.test(folded.slice(value.end))) {
    const first = words(folded.slice(value.end, clause.end)).find(({ text }) => text.trim() !== '')
    if (first && /^[naijlbvxe]/.test(first.tag)) return termsOf(behind.slice(0, 2))
  }
  const head = masked.slice(clause.start, value.start)
  const had = contentWords(possessed.exec(head)?.[1] ?? '')
  if (had.length > 0) return termsOf(had.slice(-2))
  const before = contentWords(head)
  if (before.length > 0) return termsOf(before.slice(-2))
  return termsOf(contentWords(masked.slice(0, value.start)).slice(-2))
}

function termsOf(found: readonly string[]): string[] {
  return [...new Set(found.flatMap(termsOfFolded))]
}

function contentWords(folded: string): string[] {
  return words(folded)
    .filter(({ text, tag }) => !empty.test(tag) && /[\u4e00-\u9fffa-z0-9]/.test(text))
    .filter(({ text, tag }) => tag !== 'x' || !joined.test(text))
    .map(({ text }) => text)
    .filter((word) => !emptyWords.has(word) && !isPolar(word))
}

const body = new RegExp(`[\\u4e00-\\u9fff]{2,12}?${anyOf(organisationEnds)}`, 'g')

/** Returns the names of organisations, each from its last proper noun on: 佳诚液压与太原科技大学 names 太原科技大学. */
function bodiesIn(masked: string): string[] {
  const tagged = words(masked)
  return [...masked.matchAll(body)].flatMap(({ index, 0: run }) => {
    const first = tagged.findLast(
      ({ start, end, tag }) => start >= index && end < index + run.length && /^n[rstz]/.test(tag),
    )
    return first ? [masked.slice(first.start, index + run.length)] : []
  })
}

/**
 * Returns the proper names of a folded text: words that the word list tags as names, Latin words, and text in quotation
 * marks or 《》.
 */
function namesIn(folded: string, masked: string): string[] {
  const tagged = words(masked)
    .filter(({ text, tag }) => text.length >= 2 && /^(?:nr|ns|nt|nz|eng)/.test(tag))
    .filter(({ text }) => /[\u4e00-\u9fffa-z]/.test(text))
    .map(({ text }) => text)
  const setApart = [...folded.matchAll(/"([^"]{1,30})"|《([^》]{1,40})》/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  return [...new Set([...tagged, ...withheldIn(masked), ...setApart])]
}

/** 韩某某, 王某甲: how the police write of a person; 于某地 is none. */
const withheldName =
  /(\p{Script=Han})某(?:某|[甲乙丙丁])?(?![些种个位项类款家处次地市县省村镇天日月年时公企学人])/gu

function withheldIn(masked: string): string[] {
  const found = [...masked.matchAll(withheldName)]
  if (found.length === 0) return []
  const tagged = words(masked)
  const isName = (first: string, at: number) =>
    commonSurnames.has(first) || tagged.some(({ start, tag }) => start === at && tag === 'x')
  const names = found.filter(({ index, 1: first = '' }) => isName(first, index))
  return [...new Set(names.map(([said]) => said))]
}

/**
 * Words of a plan in a whole statement; corroboration.ts has the words that make one value a forecast, and says why
 * they differ.
 */
const plan = new RegExp(
  `${plans}|计划(?!生育|经济|单列)|规划(?=建|总|面积|到|投)|目标|将(?=[^军士领来近棋])|即将|打算|准备|(?:全力|加快|有序|加速)推进`,
)
const results = new RegExp(`了(?!解|望)|[建完落达]成|${anyOf(reached)}`)

export function certaintyOf(folded: string): Certainty {
  if (plan.test(folded)) return 'planned'
  return results.test(folded) ? 'reached' : 'plain'
}

/** 不足5万 and 不到5万 negate no amount. */
const limit = new RegExp(`不(?:${anyOf(limits)}|[到满]\\d)`, 'g')
const negations = new RegExp(`${negation.source}|拒绝|暂停|${anyOf(denials, endings)}`)

export function isNegated(folded: string): boolean {
  return negations.test(folded.replace(limit, ''))
}
