import { oneToNine, oneToTen, weekdays } from './lexicon/measures/numerals.js'

/** A day, month or year of the calendar; null for parts that are not stated. */
export interface CalendarPoint {
  year: number | null
  month: number | null
  day: number | null
}

/** How a word counts from the day of writing, or from a day of the text; `by` is null if the word does not say (日前). */
export interface Shift {
  unit: 'day' | 'week' | 'month' | 'year'
  by: number | null
  /** 1 is Monday, 7 Sunday. */
  weekday: number | null
  /** 周三 without 上 or 本: the nearest Wednesday. */
  isNearest: boolean
  /** 次日: counts from the day that the text named last, and not from that of writing. */
  isFromText: boolean
}

const yearWords = new Map([
  ['今年', 0],
  ['本年', 0],
  ['去年', -1],
  ['前年', -2],
  ['明年', 1],
  ['后年', 2],
])

const dayWords: readonly (readonly [RegExp, number | null])[] = [
  [/^今[日天晚晨早]/, 0],
  [/^昨[日天晚]/, -1],
  [/^(?:前天|前日)/, -2],
  [/^明[天日]/, 1],
  [/^后天/, 2],
  [/^(?:近日|日前)/, null],
]

const countedWords: readonly (readonly [RegExp, number])[] = [
  [/^当/, 0],
  [/^前/, -1],
  [/^(?:后一|次|翌|第二)/, 1],
]

const monthWords = new Map([
  ['本月', 0],
  ['上月', -1],
  ['上个月', -1],
  ['下月', 1],
  ['下个月', 1],
])

export const yearWordPattern = [...yearWords.keys()].join('|')
export const monthWordPattern = [...monthWords.keys()].join('|')
export const dayWordPattern = `今(?:日(?!俄罗斯|头条)|[天晚晨早])|昨[日天晚]|前天|明天|后天|近日|日前|[上本下]?周[一二三四五六日末]|星期[${weekdays}](?!泰晤士)|[上本下]周(?![边围期年])`

/** 第3次日出, 首次日均 and 提前一天 are something else; 第二天 inside a clause is the second day of what is named before it. */
export const countedDayPattern =
  String.raw`当[日天晚]|(?<!提)前一[日天]|后一[日天]|(?<![\d${oneToTen}多首每本此再该这那历几数两])次日(?![本均常])|翌日|` +
  String.raw`(?<=(?:^|[,。;:!?"'()\s])[但而可]?[就到在]?)第二[日天](?![一-龥]?[场个次轮])`

export function yearShift(word: string): Shift {
  return shift('year', yearWords.get(word) ?? null)
}

export function monthShift(word: string): Shift {
  return shift('month', monthWords.get(word) ?? null)
}

/** Reads 昨日, 上周五, 周末. */
export function dayShift(word: string): Shift {
  const days = dayWords.find(([pattern]) => pattern.test(word))
  if (days) return shift('day', days[1])
  const week = { 上: -1, 本: 0, 下: 1 }[word.charAt(0)] ?? null
  const at = weekdays.indexOf(word.charAt(word.length - 1))
  if (at < 0) return shift('week', word.endsWith('末') ? null : week)
  const weekday = Math.min(at + 1, 7)
  return { ...shift('week', week ?? 0), weekday, isNearest: week === null }
}

/** Reads 当日, 前一日, 次日. */
export function countedShift(word: string): Shift {
  const by = countedWords.find(([pattern]) => pattern.test(word))?.[1] ?? null
  return { ...shift('day', by), isFromText: true }
}

function shift(unit: Shift['unit'], by: number | null): Shift {
  return { unit, by, weekday: null, isNearest: false, isFromText: false }
}

/** Returns the first and last month of a part of a year: 上半年, 三季度, 前9个月, 年底. */
export function monthsOf(parts: {
  half: string | undefined
  quarter: number | null
  quarters: number | null
  months: number | null
  yearPart: string | undefined
}): [number, number] | null {
  const { half, quarter, quarters, months, yearPart } = parts
  if (half) return half === '上' ? [1, 6] : [7, 12]
  if (quarter) return [3 * quarter - 2, 3 * quarter]
  if (quarters) return [1, 3 * quarters]
  if (months) return [1, months]
  // It is never said where the beginning of a year ends; a quarter covers what is meant.
  if (yearPart === '初') return [1, 3]
  if (yearPart === '中') return [5, 8]
  return yearPart === '底' || yearPart === '末' ? [10, 12] : null
}

/** Returns the first and last day of a part of a month; the last is null for the end of the month. */
export function daysOf(part: string | undefined): [number, number | null] | null {
  if (part === '上旬' || part === '初') return [1, 10]
  if (part === '中旬' || part === '中') return [11, 20]
  return part === '下旬' || part === '底' || part === '末' ? [21, null] : null
}

/** Returns the first and last year of a decade: ('20', '90') → 1990 to 1999, ('上', '八十') → 1980 to 1989. */
export function decadeYears(
  century: string | undefined,
  tens: number,
  part: string | undefined,
): [number, number] | null {
  if (tens % 10 !== 0 || tens > 90) return null
  const numbered =
    century === undefined ? null : Number(century.replace('二十', '20').replace('十九', '19'))
  const start = century === '本' || numbered === 21 ? 2000 : numbered ? (numbered - 1) * 100 : 1900
  const first = start + tens
  if (part === '初') return [first, first + 3]
  if (part === '末' || part === '后期') return [first + 6, first + 9]
  return part === '中期' ? [first + 3, first + 7] : [first, first + 9]
}

/** Returns the first and last year of a five-year plan: 十四五 → 2021 to 2025. */
export function planYears(name: string): [number, number] {
  const first = 2006 + 5 * oneToNine.indexOf(name.charAt(1))
  return [first, first + 4]
}
