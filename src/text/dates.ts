import type { Span } from '../domain/index.js'
import {
  type CalendarPoint,
  dayShift,
  daysOf,
  dayWordPattern,
  decadeYears,
  monthShift,
  monthsOf,
  monthWordPattern,
  planYears,
  type Shift,
  yearShift,
  yearWordPattern,
} from './date-words.js'
import { fold } from './fold.js'
import { numeralValue } from './numerals.js'

export type DatePrecision =
  | 'day'
  | 'part of month'
  | 'month'
  | 'part of year'
  | 'year'
  | 'years'
  | 'range'
  /** 日前, 上周: a time that the words leave open, or a week. */
  | 'word'

/** A date or period as a text states it; parts that it does not state are null, and of a range these are the first's. */
export interface DateMention extends Span {
  year: number | null
  month: number | null
  day: number | null
  /** 昨日, 今年, 周三, 年底: what cannot be read without knowing when it was written. */
  relative: boolean
  precision: DatePrecision
  /** The first and last day, month or year of it, both included; one and the same for a plain date. */
  first: CalendarPoint
  last: CalendarPoint
  /** Where a word counts from the day of writing (今年5月, 昨日), else null. */
  shift: Shift | null
  /** 2021年以来: it goes on to the day of writing. */
  since: boolean
}

const number = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})`
const join = String.raw`\s?(?:-|至|到)\s?`
const yearDigits = String.raw`\d{4}|\d{2}|[一二三四五六七八九〇零○]{4}`
const iso = String.raw`(?<isoYear>\d{4})[-/.](?<isoMonth>\d{1,2})[-/.](?<isoDay>\d{1,2})(?!\d)`
const plan = '(?<plan>十[一二三四五]五)(?="|时期|期间|规划|以来|末|收官|开局)'
const decade = String.raw`(?:(?<century>\d{2}|二十|十九|上|本)\s?世纪)?(?<decade>\d0|[二三四五六七八九]十)\s?年代(?<decadePart>初|末|中期|后期)?`
const republic = `民国(?<republic>${number})年`
const year = String.raw`(?:(?:(?<fromYear>\d{4})(?:年)?${join})?(?<year>${yearDigits})\s?年(?:度)?|(?<yearWord>${yearWordPattern}))`
const partOfYear =
  `(?<half>[上下])半年|第?(?<quarter>[一二三四1-4])季度|q(?<q>[1-4])(?![0-9a-z])|` +
  `前(?<quarters>[二两三23])个?季度|前(?<months>${number})个?月`
const day = String.raw`(?:(?<fromDay>${number})${join})?(?<day>${number})\s?[日号]`
const month =
  String.raw`(?:(?<fromMonth>${number})${join})?(?<month>${number})\s?月(?!天|球|饼|薪|嫂|季|光|台)(?:份)?` +
  String.raw`(?<monthPart>底|初|末|[上中下]旬)?(?:\s?${day})?`
const monthWord = String.raw`(?<monthWord>${monthWordPattern})(?<wordPart>底|初|末|[上中下]旬)?(?:\s?(?<wordDay>${number})\s?[日号])?`
const dayOnly = String.raw`(?:(?<fromOnly>${number})${join})?(?<dayOnly>${number})\s?日(?![本均常前]|[以之]?内|报|元)`
const partOnly = '(?<![一-龥]|年)年(?<lonePart>底|初|末)'
const absolute = String.raw`${year}?(?:(?<yearPart>底|初|末|中(?![国央心东方小]))|\s?(?:${partOfYear}|${month}))?`
/** What a date may begin with: looked at first, since the alternatives are many and the last may be empty. */
const firstCharacter = String.raw`(?=[\d\s一二三四五六七八九十〇零○今昨前明后当近日上本下周星去民年底初末中第q])`
const source = `${firstCharacter}(?:${iso}|${plan}|${decade}|${republic}|(?<word>${dayWordPattern})|${monthWord}|${dayOnly}|${partOnly}|${absolute})`
const anywhere = new RegExp(source, 'g')
const here = new RegExp(source, 'y')
const connector = new RegExp(join, 'y')

/** The dates and periods of a text, in order; offsets are into `text`. */
export function dates(text: string, folded = fold(text)): DateMention[] {
  const found: DateMention[] = []
  anywhere.lastIndex = 0
  for (let match = anywhere.exec(folded); match; match = anywhere.exec(folded)) {
    if (match[0] === '') {
      anywhere.lastIndex++
      continue
    }
    const mention = readMatch(folded, match)
    if (!mention) continue
    const range = withEnd(folded, mention)
    found.push(range)
    anywhere.lastIndex = range.end
  }
  return found
}

function readMatch(folded: string, match: RegExpExecArray): DateMention | null {
  const whole = match[0]
  if (whole.trim() === '') return null
  const at = match.index
  // 1.2023-… or a longer number is no date; 第5月 neither.
  if (/[\d.]/.test(folded.charAt(at - 1)) || isLunar(folded, match)) return null
  if (isLength(folded, match)) return null
  const start = at + (whole.length - whole.trimStart().length)
  const end = at + whole.trimEnd().length
  const parts = readParts(match.groups ?? {})
  const since = folded.startsWith('以来', end) || folded.startsWith('至今', end)
  return parts && Object.assign(parts, { start, end, since })
}

/** 农历五月初五, 八月十五: days of another calendar, which only look like ours. */
function isLunar(folded: string, match: RegExpExecArray): boolean {
  const at = match.index
  if (/(?:农|阴|旧|夏)历\s?$/.test(folded.slice(Math.max(0, at - 3), at))) return true
  const { month, monthPart, day } = match.groups ?? {}
  if (!month || /\d/.test(month) || day) return false
  const behind = folded.charAt(at + match[0].length)
  return (
    (monthPart === '初' || monthPart === undefined) && /[一二三四五六七八九十廿初]/.test(behind)
  )
}

/** 30年来, 获刑11年, 拘留5日 are lengths of time; 24年 alone, and 于24年, are a year. */
function isLength(folded: string, match: RegExpExecArray): boolean {
  const groups = match.groups ?? {}
  if (groups.dayOnly) return folded.slice(Math.max(0, match.index - 2), match.index) === '拘留'
  if (groups.year && Number(groups.year) > latestYear) return true
  if (groups.year?.length !== 2) return false
  if (groups.month || groups.half || groups.quarter) return false
  const end = match.index + match[0].length
  if (noYearBehind.test(folded.charAt(end))) return true
  return match.index > 0 && !canPrecedeYear.test(folded.charAt(match.index - 1))
}

/** A later one is a length: 3000年的历史. */
const latestYear = 2199
const noYearBehind = /[来间前后的内期以之历龄多半,。、)一]/
const canPrecedeYear = /[\s,。;:、!?()"'《于在自从到至截由]/

type Groups = Record<string, string | undefined>
type Parts = Omit<DateMention, 'start' | 'end' | 'since'>

function readParts(groups: Groups): Parts | null {
  if (groups.word) return ofWord(dayShift(groups.word))
  if (groups.plan) return ofYears(planYears(groups.plan))
  if (groups.decade) {
    const tens = numeralValue(groups.decade)
    const years = tens === null ? null : decadeYears(groups.century, tens, groups.decadePart)
    return years && ofYears(years)
  }
  if (groups.republic) {
    const value = numeralValue(groups.republic)
    return value === null ? null : ofYears([1911 + value, 1911 + value])
  }
  if (groups.monthWord) return ofMonthWord(groups)
  if (groups.lonePart) return ofPartOfYear(null, { ...groups, yearPart: groups.lonePart }, null)
  return ofCalendar(groups)
}

const nothing = { year: null, month: null, day: null }

function ofWord(shift: Shift): Parts {
  const isDay = shift.by !== null && (shift.unit === 'day' || shift.weekday !== null)
  const precision = isDay ? 'day' : 'word'
  return { ...nothing, relative: true, precision, first: nothing, last: nothing, shift }
}

function ofYears([from, to]: [number, number]): Parts {
  const first = { ...nothing, year: from }
  const last = { ...nothing, year: to }
  if (from === to) return { ...first, relative: false, precision: 'year', first, last, shift: null }
  return { ...nothing, relative: false, precision: 'years', first, last, shift: null }
}

function ofMonthWord({ monthWord = '', wordPart, wordDay }: Groups): Parts {
  const shift = monthShift(monthWord)
  const day = valueWithin(wordDay, 31)
  const days = day === null ? daysOf(wordPart) : [day, day]
  const first = { ...nothing, day: days?.[0] ?? null }
  const last = { ...nothing, day: days?.[1] ?? null }
  const precision = day !== null ? 'day' : days ? 'part of month' : 'month'
  return { ...nothing, day, relative: day === null, precision, first, last, shift }
}

function ofCalendar(groups: Groups): Parts | null {
  const shift = groups.yearWord ? yearShift(groups.yearWord) : null
  const yearText = groups.isoYear ?? groups.year
  const year = fullYear(yearText)
  const month = valueWithin(groups.isoMonth ?? groups.month, 12)
  const day = valueWithin(groups.isoDay ?? groups.day ?? groups.dayOnly, 31)
  if (month === null && day === null) return ofPartOfYear(year, groups, shift)
  const fromDay = valueWithin(groups.fromDay ?? groups.fromOnly, 31)
  const fromMonth = valueWithin(groups.fromMonth, 12)
  const days = day === null ? daysOf(groups.monthPart) : null
  const first = {
    year: fullYear(groups.fromYear) ?? year,
    month: fromMonth ?? month,
    day: fromDay ?? day ?? days?.[0] ?? null,
  }
  const last = { year, month, day: day ?? days?.[1] ?? null }
  const isRange = fromDay !== null || fromMonth !== null
  const precision = isRange ? 'range' : day !== null ? 'day' : days ? 'part of month' : 'month'
  // Written out: spreading here takes half of all the time.
  return {
    year: first.year,
    month: first.month,
    day: day === null ? null : first.day,
    relative: false,
    precision,
    first,
    last,
    shift,
  }
}

function ofPartOfYear(year: number | null, groups: Groups, shift: Shift | null): Parts | null {
  const months = monthsOf({
    half: groups.half,
    quarter: valueWithin(groups.quarter ?? groups.q, 4),
    quarters: valueWithin(groups.quarters, 3),
    months: valueWithin(groups.months, 12),
    yearPart: groups.yearPart ?? groups.lonePart,
  })
  if (year === null && shift === null && months === null) return null
  // 底 alone is the bottom of something.
  if (year === null && shift === null && groups.yearPart && !groups.lonePart) return null
  const from = fullYear(groups.fromYear) ?? year
  const first = { year: from, month: months?.[0] ?? null, day: null }
  const last = { year, month: months?.[1] ?? null, day: null }
  const precision = months ? 'part of year' : from === year ? 'year' : 'years'
  return {
    year: from,
    month: null,
    day: null,
    relative: year === null,
    precision,
    first,
    last,
    shift,
  }
}

/** 5月1日至3日, 2024年至2026年: the mention with the one behind 至 as its end. */
function withEnd(folded: string, mention: DateMention): DateMention {
  if (mention.precision === 'range' || mention.precision === 'word') return mention
  connector.lastIndex = mention.end
  if (!connector.test(folded)) return mention
  here.lastIndex = connector.lastIndex
  const match = here.exec(folded)
  if (!match || match[0].trim() === '') return mention
  const parts = readParts(match.groups ?? {})
  if (!parts || parts.precision === 'word' || parts.shift) return mention
  const { last } = parts
  const year = last.year ?? mention.first.year
  const month = last.month ?? (last.day === null ? null : mention.first.month)
  const end = match.index + match[0].trimEnd().length
  return { ...mention, end, precision: 'range', last: { year, month, day: last.day } }
}

function valueWithin(text: string | undefined, most: number): number | null {
  const value = text === undefined ? null : numeralValue(text)
  return value !== null && value >= 1 && value <= most ? value : null
}

function fullYear(text: string | undefined): number | null {
  if (text === undefined) return null
  const value = numeralValue(text)
  if (value === null) return null
  if (value >= 1000) return value
  return value < 70 ? 2000 + value : 1900 + value
}

/** YYYY-MM-DD of a whole date that exists in the calendar, else null. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}
