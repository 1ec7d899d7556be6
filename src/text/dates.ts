import type { Span } from '../domain/index.js'
import { fold } from './fold.js'
import { numeralValue } from './numerals.js'

/** A date as a text states it; parts that it does not state are null. */
export interface DateMention extends Span {
  year: number | null
  month: number | null
  day: number | null
  /** 昨日, 今年, 周三: what cannot be read without knowing when it was written. */
  relative: boolean
}

const number = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})`
const absolute = String.raw`((?:\d{4}|\d{2}|[一二三四五六七八九〇零○]{4})\s?年)?(?:(?:底|初|末)|\s?(${number})\s?月(?:份|底|初|末|[上中下]旬)?(?:\s?(${number})\s?[日号])?)?`
const iso = String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)`
const relative =
  '今年|去年|前年|明年|本月|上月|下月|昨[日天晚]|今[日天晚]|前天|明天|当[日天晚]|近日|日前|[上本下]?周[一二三四五六日末]|星期[一二三四五六日天]'
const pattern = new RegExp(
  `${iso}|(${relative})|(?:(${number})\\s?日)(?![本均常前])|${absolute}`,
  'g',
)

/** The dates of a text, in order; offsets are into `text`. */
export function dates(text: string): DateMention[] {
  const folded = fold(text)
  const found: DateMention[] = []
  for (const match of folded.matchAll(pattern)) {
    const mention = readMatch(folded, match)
    if (mention) found.push(mention)
  }
  return found
}

function readMatch(folded: string, match: RegExpMatchArray): DateMention | null {
  const [whole, isoYear, isoMonth, isoDay, isRelative, dayOnly, yearText, monthText, dayText] =
    match
  if (whole.trim() === '') return null
  const at = match.index ?? 0
  // 1.2023-… or a longer number is no date; 第5月 neither.
  if (/[\d.]/.test(folded.charAt(at - 1))) return null
  const start = at + (whole.length - whole.trimStart().length)
  const end = at + whole.trimEnd().length
  if (isRelative) return { start, end, year: null, month: null, day: null, relative: true }
  const year = isoYear ?? yearText?.replace(/\s?年$/, '')
  const month = valueWithin(isoMonth ?? monthText, 12)
  const day = valueWithin(isoDay ?? dayText ?? dayOnly, 31)
  if (year === undefined && month === null && day === null) return null
  return { start, end, year: fullYear(year), month, day, relative: false }
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
