import {
  type CalendarPoint,
  countedDayPattern,
  countedShift,
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
import { oneToNine, oneToTen, zeros } from './lexicon/measures/numerals.js'
import { numeralValue } from './numerals.js'

export type DatePrecision =
  | 'day'
  | 'part of month'
  | 'month'
  | 'part of year'
  | 'year'
  | 'years'
  | 'range'
  /** 日前, 上周, and 次日 where no day is named before it: a time that the word leaves open, or a week. */
  | 'word'

/** What a date or period states. Parts that it does not state are null; for a range these are those of its start. */
export interface DateParts {
  year: number | null
  month: number | null
  day: number | null
  /** Whether it can only be resolved with the day of writing: 昨日, 今年, 周三, 年底. */
  relative: boolean
  precision: DatePrecision
  /** The first and last day, month or year, both included; identical for a single date. */
  first: CalendarPoint
  last: CalendarPoint
  /** How a word counts (今年5月, 昨日, 次日); otherwise null. */
  shift: Shift | null
}

/** One way to write a date. */
export interface DateForm {
  /** Has a named group for each part that `read` needs. */
  pattern: string
  /** Returns what the named groups of a match state, or null if that is not a date. */
  read: (groups: DateGroups) => DateParts | null
  /** Decides from the text around a match at `at` whether it only looks like a date. */
  isOther?: (folded: string, at: number, whole: string, groups: DateGroups) => boolean
}

export type DateGroups = Record<string, string | undefined>

const number = String.raw`(?:\d{1,2}|[${oneToTen}]{1,3})`
/** What may join the two ends of a range. */
export const rangeJoin = String.raw`\s?(?:-|至|到)\s?`

/** 2024-09-05. */
const iso: DateForm = {
  pattern: String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)`,
  read: ofCalendar,
}

/** 十四五期间. */
const plan: DateForm = {
  pattern: '(?<plan>十[一二三四五]五)(?="|时期|期间|规划|以来|末|收官|开局)',
  read: ({ plan = '' }) => ofYears(planYears(plan)),
}

/** 上世纪80年代初. */
const decade: DateForm = {
  pattern: String.raw`(?:(?<century>\d{2}|二十|十九|上|本)\s?世纪)?(?<tens>\d0|[二三四五六七八九]十)\s?年代(?<part>初|末|中期|后期)?`,
  read({ century, tens = '', part }) {
    const value = numeralValue(tens)
    const years = value === null ? null : decadeYears(century, value, part)
    return years && ofYears(years)
  },
}

/** 民国三十年. */
const republic: DateForm = {
  pattern: `民国(?<year>${number})年`,
  read({ year = '' }) {
    const value = numeralValue(year)
    return value === null ? null : ofYears([1911 + value, 1911 + value])
  },
}

/** 昨日, 下周三, 日前. */
const word: DateForm = {
  pattern: `(?<word>${dayWordPattern})`,
  read: ({ word = '' }) => ofWord(dayShift(word)),
}

/** 当日, 前一日, 次日. */
const countedDay: DateForm = {
  pattern: `(?<counted>${countedDayPattern})`,
  read: ({ counted = '' }) => ofWord(countedShift(counted)),
}

/** 上月底, 本月12日. */
const monthWord: DateForm = {
  pattern: String.raw`(?<month>${monthWordPattern})(?<part>底|初|末|[上中下]旬)?(?:\s?(?<day>${number})\s?[日号])?`,
  read: ofMonthWord,
}

/** 12日, 3至5日. */
const dayOnly: DateForm = {
  pattern: String.raw`(?:(?<fromDay>${number})${rangeJoin})?(?<day>${number})\s?日(?![本均常前]|[以之]?内|报|元)`,
  read: ofCalendar,
  isOther: (folded, at) => beforeDays.test(folded.slice(Math.max(0, at - 2), at)),
}

/** 拘留5日, 近3日 are lengths of time, and 某一日, 第3日 no day of a month; 此前3日 is one. */
const beforeDays = /(?:拘留|提前|(?<![此之以目])前|(?<![此之以随然])后|[同每某近这那数几第])$/

/** 年底. */
const partOnly: DateForm = {
  pattern: '(?<![一-龥]|年)年(?<yearPart>底|初|末)',
  read: (groups) => ofPartOfYear(null, groups, null),
}

const yearDigits = String.raw`\d{4}|\d{2}|[${oneToNine}${zeros}]{4}`
const year = String.raw`(?:(?:(?<fromYear>\d{4})(?:年)?${rangeJoin})?(?<year>${yearDigits})\s?年(?:度)?|(?<yearWord>${yearWordPattern}))`
const yearPart = '(?<yearPart>底|初|末|中(?![国央心东方小]))'
const months =
  `(?<half>[上下])半年|第?(?<quarter>[一二三四1-4])季度|q(?<q>[1-4])(?![0-9a-z])|` +
  `前(?<quarters>[二两三23])个?季度|前(?<months>${number})个?月`
const day = String.raw`(?:(?<fromDay>${number})${rangeJoin})?(?<day>${number})\s?[日号]`
const month =
  String.raw`(?:(?<fromMonth>${number})${rangeJoin})?(?<month>${number})\s?月(?!天|球|饼|薪|嫂|季|光|台)(?:份)?` +
  String.raw`(?<monthPart>底|初|末|[上中下]旬)?(?:\s?${day})?`

/** A year, a part of a year, a month, a day of a month: 2024年5月1日, 今年上半年, 5月上旬. Also matches the empty text. */
const calendar: DateForm = {
  pattern: String.raw`${year}?(?:${yearPart}|\s?(?:${months}|${month}))?`,
  read: ofCalendar,
  isOther: (...found) => isLunarDay(...found) || isYears(...found),
}

/** In the order in which they are tried. */
export const dateForms: readonly DateForm[] = [
  iso,
  plan,
  decade,
  republic,
  word,
  countedDay,
  monthWord,
  dayOnly,
  partOnly,
  calendar,
]

const lunarDay = new RegExp(`[${oneToTen}廿初]`)

/** 八月十五, 五月初五: a day of the lunar calendar. */
function isLunarDay(folded: string, at: number, whole: string, groups: DateGroups): boolean {
  const { month, monthPart, day } = groups
  if (!month || /\d/.test(month) || day) return false
  const behind = folded.charAt(at + whole.length)
  return (monthPart === '初' || monthPart === undefined) && lunarDay.test(behind)
}

/** 30年来 and 获刑11年 are lengths of time; 24年 alone and 于24年 mean a year. */
function isYears(folded: string, at: number, whole: string, groups: DateGroups): boolean {
  if (groups.year && Number(groups.year) > latestYear) return true
  if (groups.year?.length !== 2) return false
  if (groups.month || groups.half || groups.quarter) return false
  if (noYearBehind.test(folded.charAt(at + whole.length))) return true
  return at > 0 && !canPrecedeYear.test(folded.charAt(at - 1))
}

/** A later one is a length of time: 3000年的历史. */
const latestYear = 2199
const noYearBehind = /[来间前后的内期以之历龄多半,。、)一]/
const canPrecedeYear = /[\s,。;:、!?()"'《于在自从到至截由]/

const nothing = { year: null, month: null, day: null }

function ofWord(shift: Shift): DateParts {
  const isDay =
    shift.by !== null && !shift.isFromText && (shift.unit === 'day' || shift.weekday !== null)
  const precision = isDay ? 'day' : 'word'
  return { ...nothing, relative: true, precision, first: nothing, last: nothing, shift }
}

function ofYears([from, to]: [number, number]): DateParts {
  const first = { ...nothing, year: from }
  const last = { ...nothing, year: to }
  if (from === to) return { ...first, relative: false, precision: 'year', first, last, shift: null }
  return { ...nothing, relative: false, precision: 'years', first, last, shift: null }
}

function ofMonthWord({ month = '', part, day: dayText }: DateGroups): DateParts {
  const shift = monthShift(month)
  const day = valueWithin(dayText, 31)
  const days = day === null ? daysOf(part) : [day, day]
  const first = { ...nothing, day: days?.[0] ?? null }
  const last = { ...nothing, day: days?.[1] ?? null }
  const precision = day !== null ? 'day' : days ? 'part of month' : 'month'
  return { ...nothing, day, relative: day === null, precision, first, last, shift }
}

function ofCalendar(groups: DateGroups): DateParts | null {
  const shift = groups.yearWord ? yearShift(groups.yearWord) : null
  const year = fullYear(groups.year)
  const month = valueWithin(groups.month, 12)
  const day = valueWithin(groups.day, 31)
  if (month !== null || day !== null) return ofMonthOrDay({ year, month, day }, groups, shift)
  // 底 alone is the bottom of something.
  if (year === null && shift === null && groups.yearPart) return null
  return ofPartOfYear(year, groups, shift)
}

/** @param point what is stated; for a range, its end */
function ofMonthOrDay(
  { year, month, day }: CalendarPoint,
  groups: DateGroups,
  shift: Shift | null,
): DateParts {
  const fromDay = valueWithin(groups.fromDay, 31)
  const fromMonth = valueWithin(groups.fromMonth, 12)
  const days = day === null ? daysOf(groups.monthPart) : [day, day]
  const first = {
    year: fullYear(groups.fromYear) ?? year,
    month: fromMonth ?? month,
    day: fromDay ?? days?.[0] ?? null,
  }
  const last = { year, month, day: days?.[1] ?? null }
  const isRange = fromDay !== null || fromMonth !== null
  const single = day !== null ? 'day' : days ? 'part of month' : 'month'
  // Copies each field by hand: spreading here takes half of the total time.
  return {
    year: first.year,
    month: first.month,
    day: day === null ? null : first.day,
    relative: false,
    precision: isRange ? 'range' : single,
    first,
    last,
    shift,
  }
}

function ofPartOfYear(
  year: number | null,
  groups: DateGroups,
  shift: Shift | null,
): DateParts | null {
  const months = monthsOf({
    half: groups.half,
    quarter: valueWithin(groups.quarter ?? groups.q, 4),
    quarters: valueWithin(groups.quarters, 3),
    months: valueWithin(groups.months, 12),
    yearPart: groups.yearPart,
  })
  if (year === null && shift === null && months === null) return null
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
