import type { Span } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { clauseMarks } from '../text/clauses.js'
import { resolveDate } from '../text/date-ranges.js'
import type { DateMention } from '../text/dates.js'
import { writerRoles } from '../text/lexicon/names/media.js'
import { reporting } from '../text/lexicon/statements/reporting.js'
import type { ReadText } from '../text/read-text.js'

/** A day that an amount is compared with: 较3月5日, 比3月5日; and when somebody was born. */
const comparedBefore = /(?:(?:较|比(?![赛例分如])|距)[^,。;]{0,6}|[改定移]为|(?<!截)[至到])$/
const otherBehind = /^\s?(?:相比|以来|至今|出?生(?=[,。)于在])|同期|电(?![影视力商网车])|讯|消息)/

const reader = anyOf(writerRoles)
/** 3月5日，记者从…获悉: when a reporter was told, not when it happened. */
const told = new RegExp(`^[,\\s]?[^,。;]{0,8}?${reader}[^,。;]{0,30}?(?:${reporting}|采访)`)
/** 据新华社3月5日报道: when it was printed. */
const printed = /^[^,。;]{0,6}?(?:报道|消息|援引)/
const according = /据[^,。;]{1,24}$/

/**
 * Returns the day on which a text says that something happened, YYYY-MM-DD; null if it gives none. The last one named
 * before the end of the stretch of `about` counts: what is named later may be of something else.
 * @param published the day of the article, from which 3月5日 has its year
 */
export function eventDay(read: ReadText, about: Span, published: string | null): string | null {
  const { folded } = read
  const stretch = stretchAround(folded, about)
  const days = read.dates.flatMap((mention) => {
    const day = isOfEvent(folded, mention) ? dayOf(mention, published) : null
    return day !== null && mention.start < stretch.end ? [{ day, mention }] : []
  })
  const before = days.findLast(({ mention }) => mention.end <= about.start)
  // 去年5月1日动工的大桥5月18日通车: the first day only says which bridge.
  const isOwn =
    before !== undefined &&
    before.mention.start >= stretch.start &&
    !folded.slice(before.mention.end, about.start).includes('的')
  const behind = days.find(({ mention }) => mention.start >= about.end)
  return (isOwn ? before : (behind ?? before))?.day ?? null
}

/** Like a clause, but across brackets: 恒大（03333.HK）7月26日公告 is one stretch. */
function stretchAround(folded: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from > 0 && !isMark(folded, from - 1)) from--
  while (to < folded.length && !isMark(folded, to)) to++
  return { start: from, end: to }
}

function isMark(folded: string, at: number): boolean {
  if (!clauseMarks.includes(folded.charAt(at))) return false
  return !(/\d/.test(folded.charAt(at - 1)) && /\d/.test(folded.charAt(at + 1)))
}

const dayLength = 86_400_000
/** What goes on longer than so many days has no day of its own. */
const longest = 10
/** 11月25日 in a report of July is of that year or of the last: a day without a year further ahead is not believed. */
const mostAhead = 60

function dayOf(mention: DateMention, published: string | null): string | null {
  const isDay =
    mention.precision === 'day' || (mention.precision === 'range' && mention.first.day !== null)
  const range = isDay ? resolveDate(mention, published) : null
  if (!range || Date.parse(range.to) - Date.parse(range.from) > longest * dayLength) return null
  const isStated = mention.year !== null || mention.shift !== null || published === null
  const ahead = isStated ? 0 : Date.parse(range.from) - Date.parse(published)
  return ahead > mostAhead * dayLength ? null : range.from
}

function isOfEvent(folded: string, { start, end, since }: DateMention): boolean {
  const before = folded.slice(Math.max(0, start - 28), start)
  const behind = folded.slice(end, end + 48)
  if (since || comparedBefore.test(before) || otherBehind.test(behind)) return false
  if (told.test(behind)) return false
  // 止住昨日的下调: what was before.
  if (/^[昨前]/.test(folded.slice(start)) && behind.startsWith('的')) return false
  return !(according.test(before) && printed.test(behind))
}
