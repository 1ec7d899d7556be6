import { bare, isAbout } from '../../answer/clauses/subject.js'
import type { Told } from '../../answer/clauses/told.js'
import { certaintyOf } from '../../answer/comparison/statement.js'
import { type DateRange, resolveDate } from '../../text/date-ranges.js'
import { dates } from '../../text/dates.js'
import { fold } from '../../text/fold.js'
import { quantities } from '../../text/quantities.js'
import { type Found, foundIn } from '../found.js'

const events =
  '开通运营|开通|通车|启用|成立|开业|开园|开馆|投产|投用|竣工|完工|建成|开工|动工|启动|上市|发布|举行|开幕|落成|揭牌|挂牌|交付|合龙|入驻|开放|运营|签约|首飞|发射|开学|夺冠'
const event = new RegExp(events)
const before = '早于|先于'
const after = '晚于|迟于|后于'
const patterns = [
  new RegExp(
    `^(?<first>.{2,30}?)(?:的?(?:${events})(?:时间|日期)?)?(?:(?<before>${before})|(?<after>${after}))(?<second>.{2,30}?)(?:的?(?:${events})(?:时间|日期)?)?了?$`,
  ),
  new RegExp(
    `^(?<first>.{2,30}?)比(?<second>.{2,30}?)(?:(?<before>更?[早先])|(?<after>更?[晚迟后]))(?:${events})了?$`,
  ),
  new RegExp(
    `^(?<first>.{2,30}?)(?:已经?|就|将|才)*(?:在|于)?(?<second>.{2,30}?)(?:(?<before>[之以]前)|(?<after>[之以]后))(?:就|才|已经?|将|正式|全线)*(?:${events})了?$`,
  ),
]

interface Precedence {
  first: string
  second: string
  isBefore: boolean
  event: string
}

function precedenceIn(folded: string): Precedence | null {
  const happened = [...folded.matchAll(new RegExp(events, 'g'))].at(-1)?.[0]
  if (!happened) return null
  for (const pattern of patterns) {
    const said = pattern.exec(folded)?.groups
    if (!said) continue
    const { first = '', second = '' } = said
    if (/[不未没]/.test(first + second)) return null
    return { first, second, isBefore: said.before !== undefined, event: happened }
  }
  return null
}

/** 1号线早于2号线开通, 大桥在2017年之前通车. */
export function readPrecedence(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const folded = fold(claim)
  if (quantities(folded).length > 0) return null
  const ours = dateSplit(folded) ?? precedenceIn(folded)
  if (!ours) return null
  const bound = boundIn(ours.second)
  if (bound === null && dates(ours.second).length > 0) return () => []
  return (told) => {
    const first = datedOf(ours.first, ours.event, told)
    if (bound) return first ? judged(ours, first, bound, null) : directly(ours, told)
    const second = datedOf(namedLike(ours), ours.event, told)
    if (!first || !second || first.told === second.told) return directly(ours, told)
    return judged(ours, first, second.range, second)
  }
}

/** 地铁1号线2017年前开通: the date parts the subject from the rest. */
function dateSplit(folded: string): Precedence | null {
  const [date, ...others] = dates(folded)
  const happened = event.exec(folded)?.[0]
  if (!date || others.length > 0 || !happened) return null
  const behind = /^(?:([之以]?前)|([之以]?后))/.exec(folded.slice(date.end))
  const leading = new RegExp(`(?:(${before})|(${after}))$`).exec(folded.slice(0, date.start))
  const side = behind ?? leading
  if (!side) return null
  const first = folded.slice(0, leading ? leading.index : date.start)
  if (first.length < 2 || /[不未没]/.test(folded)) return null
  return {
    first: first.replace(new RegExp(`(?:的?(?:${events})(?:时间)?)?(?:在|于|将|已|就)*$`), ''),
    second: folded.slice(date.start, date.end),
    isBefore: side[1] !== undefined,
    event: happened,
  }
}

function boundIn(second: string): DateRange | null {
  const [date] = dates(second)
  return date && date.year !== null && bare(second) === '' ? resolveDate(date, null) : null
}

/** What is named by its number alone is of the kind of the first: 地铁1号线 and 2号线. */
function namedLike({ first, second }: Precedence): string {
  const kind = /^[一二三四五六七八九十\d]+(?=\D)/.exec(second)
  if (!kind) return second
  const behind = second.slice(kind[0].length)
  const alike = new RegExp(`[一二三四五六七八九十\\d]+${escaped(behind)}$`).exec(first)
  return alike ? `${first.slice(0, alike.index)}${second}` : second
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

interface Dated {
  told: Told
  range: DateRange
  said: string
}

/** The one day or period at which the articles say that something happened. */
function datedOf(subject: string, happened: string, told: readonly Told[]): Dated | null {
  let only: Dated | null = null
  for (const clause of told) {
    const at = clause.folded.indexOf(happened)
    const [date, ...others] = dates(clause.folded)
    if (at < 0 || !date || others.length > 0 || date.precision === 'word') continue
    if (isUncertain(clause.folded)) continue
    const range = resolveDate(date, clause.hit.article.published)
    if (!range || !isAbout(subject, clause.folded.slice(0, at), clause)) continue
    if (only && (only.range.from > range.to || only.range.to < range.from)) return null
    only ??= { told: clause, range, said: clause.folded.slice(date.start, date.end) }
  }
  return only
}

/** A plan has no day yet that it happened on. */
function isUncertain(folded: string): boolean {
  return certaintyOf(folded) === 'planned' || /[不未没]|[之以]前|[之以]后|早于|晚于/.test(folded)
}

function judged(ours: Precedence, first: Dated, bound: DateRange, second: Dated | null): Found[] {
  const isEarlier = first.range.to < bound.from
  if (!isEarlier && first.range.from <= bound.to) return []
  const agrees = isEarlier === ours.isBefore
  const than = second ? `，后者的是“${second.said}”` : ''
  const reason = `语料写的${second ? '前者' : ''}时间是“${first.said}”${than}，${isEarlier ? '在前' : '在后'}${agrees ? '，与说法一致' : '，与说法的先后相反'}`
  return [foundIn(first.told, agrees ? 'for' : 'against', reason, second?.told)]
}

/** Clauses that say themselves which was first. */
function directly(ours: Precedence, told: readonly Told[]): Found[] {
  return told.flatMap((clause) => {
    const theirs = precedenceIn(`${clause.folded}${event.test(clause.folded) ? '' : ours.event}`)
    if (!theirs || dates(theirs.second).length > 0 || theirs.event !== ours.event) return []
    const isSame =
      isSubject(ours.first, theirs.first, clause) && sameText(ours.second, theirs.second)
    const isSwapped =
      isSubject(ours.second, theirs.first, clause) && sameText(ours.first, theirs.second)
    if (isSame === isSwapped) return []
    const agrees = isSame === (ours.isBefore === theirs.isBefore)
    const reason = `语料写的是“${clause.folded.trim()}”，${agrees ? '与说法一致' : '与说法的先后相反'}`
    return [foundIn(clause, agrees ? 'for' : 'against', reason)]
  })
}

function isSubject(claimed: string, subject: string, clause: Told): boolean {
  return isAbout(claimed, bare(subject), clause)
}

function sameText(a: string, b: string): boolean {
  return bare(a) === bare(b) && bare(a) !== ''
}
