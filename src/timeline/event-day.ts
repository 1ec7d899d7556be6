import type { Span } from '../domain/index.js'
import { clauseAround } from '../evidence/comparison/statement.js'
import { anyOf } from '../text/any-of.js'
import { resolveDate } from '../text/date-ranges.js'
import type { DateMention } from '../text/dates.js'
import { writerRoles } from '../text/lexicon/names/media.js'
import { reporting } from '../text/lexicon/statements/reporting.js'
import type { ReadText } from '../text/read-text.js'

/** A day that an amount is compared with: 较3月5日, 比3月5日; and when somebody was born. */
const comparedBefore = /(?:较|比|相比|距|距离|早于|晚于|至今)\s?$/
const otherBehind = /^\s?(?:相比|以来|至今|出生|生[,。)]|同期|电\b|电[,。:]|讯|消息|播出)/

const reader = anyOf(writerRoles)
/** 3月5日，记者从…获悉: when a reporter was told, not when it happened. */
const told = new RegExp(`^[,\\s]?[^,。;]{0,8}?${reader}[^,。;]{0,30}?(?:${reporting}|采访)`)
/** 据新华社3月5日报道: when it was printed. */
const printed = /^[^,。;]{0,6}?(?:报道|消息|援引)/
const according = /(?:^|[,。;])据[^,。;]{1,20}$/

/**
 * Returns the day on which a text says that something happened, YYYY-MM-DD; null if it gives none. Of several, that of
 * the clause of `about` counts, else the last before it, else the first.
 * @param published the day of the article, from which 3月5日 has its year
 */
export function eventDay(read: ReadText, about: Span, published: string | null): string | null {
  const { folded } = read
  const days = read.dates.flatMap((mention) => {
    const day = isOfEvent(folded, mention) ? dayOf(mention, published) : null
    return day ? [{ day, mention }] : []
  })
  const clause = clauseAround(folded, about)
  const inClause = days.filter(
    ({ mention }) => mention.start >= clause.start && mention.end <= clause.end,
  )
  const before = (all: typeof days) => all.findLast(({ mention }) => mention.end <= about.start)
  const found = before(inClause) ?? inClause[0] ?? before(days) ?? days[0]
  return found?.day ?? null
}

function dayOf(mention: DateMention, published: string | null): string | null {
  const isDay =
    mention.precision === 'day' || (mention.precision === 'range' && mention.first.day !== null)
  const range = isDay ? resolveDate(mention, published) : null
  return range?.from ?? null
}

function isOfEvent(folded: string, { start, end, since }: DateMention): boolean {
  const before = folded.slice(Math.max(0, start - 24), start)
  const behind = folded.slice(end, end + 48)
  if (since || comparedBefore.test(before) || otherBehind.test(behind)) return false
  if (told.test(behind)) return false
  return !(according.test(before) && printed.test(behind))
}
