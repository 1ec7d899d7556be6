import type { Span } from '../domain/index.js'
import { clauseAround } from '../evidence/comparison/statement.js'
import { blanked } from '../text/blanked.js'
import { sameDimension } from '../text/quantity-relations.js'
import { ReadText } from '../text/read-text.js'

/** Words before the subject of a clause: not another verb, nor what makes it an object. */
const mayNotLead = /^(?:v(?![dn])|p)/

/** Decides whether a clause speaks of what stands at a span: no verb and no preposition is before it, and it is no list. */
export function leadsClause(read: ReadText, at: Span): boolean {
  const { folded, dates } = read
  if (/、\s?$/.test(folded.slice(0, at.start)) || /^\s?、/.test(folded.slice(at.end))) return false
  const clause = clauseAround(folded, { start: at.start, end: at.start })
  // 甲，乙，丙涨超10%, or in brackets behind another: only one of many.
  if (
    clause.start > 0 &&
    folded.slice(clause.start, clause.end).trim().length === at.end - at.start
  )
    return false
  const times = dates.map(({ start, end }) => ({
    start: ofTime.exec(folded.slice(0, start))?.index ?? start,
    end,
  }))
  const head = new ReadText(blanked(folded, times).slice(clause.start, at.start))
  return !head.words.some(({ tag }) => mayNotLead.test(tag))
}

/** 截至3月5日，于3月5日: they bring in a day. */
const ofTime = /(?:截至|截止|于|自|在|到)\s?$/

/** So many amounts of one kind in a sentence make a list, of which the subject is only one. */
const list = 3

/** Decides whether the subject is one of many in a sentence: 大型科技股中，甲跌1%，乙跌2%，丙涨3%. */
export function isOfList({ folded, quantities }: ReadText, at: Span): boolean {
  const first = clauseAround(folded, { start: 0, end: 0 })
  if (at.start < first.end) return false
  const { start, end } = clauseAround(folded, at)
  const own = quantities.find((each) => each.start >= start && each.end <= end)
  if (!own) return false
  const clauses = quantities
    .filter((each) => sameDimension(own, each))
    .map((each) => clauseAround(folded, each).start)
  return new Set(clauses).size >= list
}

/** 同比 and the like say what an amount is compared with, and are no nouns of their own. */
const noun = /^(?:n|vn|x)/

export function isMeasured(read: ReadText, at: Span): boolean {
  const { end } = clauseAround(read.folded, at)
  const amount = read.quantities.find((each) => each.start >= at.end && each.start < end)
  if (!amount) return false
  const between = new ReadText(blanked(read.folded, read.dates).slice(at.end, amount.start))
  return !between.words.some(({ text, tag }) => noun.test(tag) && /\p{L}/u.test(text))
}
