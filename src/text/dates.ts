import type { Span } from '../domain/index.js'
import {
  type DateForm,
  type DateGroups,
  type DateParts,
  dateForms,
  rangeJoin,
} from './date-forms.js'
import { fold } from './fold.js'
import { oneToTen, zeros } from './lexicon/measures/numerals.js'

/** A date or period as stated in a text. */
export interface DateMention extends Span, DateParts {
  /** 2021年以来: whether it continues to the day of writing. */
  since: boolean
  /** The day from which it counts: 5月1日 for 次日 behind it; otherwise null. */
  from: DateMention | null
}

/** Characters that a date may begin with, checked first: forms are many, and the last also matches empty text. */
const firstCharacter = String.raw`(?=[\d\s${oneToTen}${zeros}今昨前明后当次翌近日上本下周星去民年底初末中第q])`
/** All forms, one numbered group each; the groups of a form are read once it is known which form matched. */
const source = `${firstCharacter}(?:${dateForms.map(({ pattern }) => `(${withoutNames(pattern)})`).join('|')})`
const anywhere = new RegExp(source, 'g')
const here = new RegExp(source, 'y')
const forms = dateForms.map((form) => ({ ...form, named: new RegExp(form.pattern, 'y') }))
const connector = new RegExp(rangeJoin, 'y')

function withoutNames(pattern: string): string {
  return pattern.replaceAll(/\(\?<\w+>/g, '(?:')
}

/**
 * Finds the dates and periods of a text, in order; offsets are into `text`.
 * @param dayBefore gives the last day ahead of the text, from which 次日 counts where the text names no date before it
 */
export function dates(
  text: string,
  folded = fold(text),
  dayBefore: () => DateMention | null = () => null,
): DateMention[] {
  const found: DateMention[] = []
  anywhere.lastIndex = 0
  for (let match = anywhere.exec(folded); match; match = anywhere.exec(folded)) {
    if (match[0] === '') {
      anywhere.lastIndex++
      continue
    }
    const mention = readMatch(folded, match)
    if (!mention) continue
    const range = mention.shift?.isFromText
      ? counted(folded, mention, found.length > 0 ? lastDay(folded, found) : dayBefore())
      : withEnd(folded, mention)
    found.push(range)
    anywhere.lastIndex = range.end
  }
  return found
}

function readMatch(folded: string, match: RegExpExecArray): DateMention | null {
  const whole = match[0]
  const at = match.index
  // 1.2023-… or a longer number is not a date.
  if (whole.trim() === '' || /[\d.]/.test(folded.charAt(at - 1)) || isLunar(folded, at)) return null
  const { form, groups } = formOf(folded, match)
  if (form.isOther?.(folded, at, whole, groups)) return null
  const start = at + (whole.length - whole.trimStart().length)
  const end = at + whole.trimEnd().length
  const parts = form.read(groups)
  const since = folded.startsWith('以来', end) || folded.startsWith('至今', end)
  return parts && Object.assign(parts, { start, end, since, from: null })
}

/** Returns the form that matched `source`, and its groups by name. */
function formOf(folded: string, match: RegExpExecArray): { form: DateForm; groups: DateGroups } {
  const form = forms[match.findIndex((group, i) => i > 0 && group !== undefined) - 1]
  if (!form) throw new Error('a match is one of the forms')
  form.named.lastIndex = match.index
  return { form, groups: form.named.exec(folded)?.groups ?? {} }
}

/** 农历五月初五: a day of the lunar calendar, which only looks like one of ours. */
function isLunar(folded: string, at: number): boolean {
  return /(?:农|阴|旧|夏)历\s?$/.test(folded.slice(Math.max(0, at - 3), at))
}

/** 事发当日, 开幕前一天: what stands before the word says of what day; behind these nothing does. */
const openBefore = /(?:^|[,。;:!?"'()\s、]|[但而且又即则较比与和跟同于在从到至自据截])$/

/** Returns the last date of a text if it is one day from which others can be counted: 自5月1日起 goes on. */
export function lastDay(folded: string, found: readonly DateMention[]): DateMention | null {
  const last = found.at(-1)
  const isOneDay = last?.precision === 'day' && !last.since && !folded.startsWith('起', last.end)
  return isOneDay ? last : null
}

/** Lets a word count from the day before it, where the word is not of something else. */
function counted(folded: string, mention: DateMention, last: DateMention | null): DateMention {
  if (last === null) return mention
  const isOpen = openBefore.test(folded.slice(0, mention.start))
  // 5月1日当天: offsets of a date ahead of the text are not of this text.
  const isJoined = last.end === mention.start && mention.start > 0
  return isOpen || isJoined ? { ...mention, precision: 'day', from: last } : mention
}

/** Extends a mention to the date after 至: 5月1日至3日, 2024年至2026年. */
function withEnd(folded: string, mention: DateMention): DateMention {
  if (mention.precision === 'range' || mention.precision === 'word') return mention
  connector.lastIndex = mention.end
  if (!connector.test(folded)) return mention
  here.lastIndex = connector.lastIndex
  const match = here.exec(folded)
  if (!match || match[0].trim() === '') return mention
  const { form, groups } = formOf(folded, match)
  const parts = form.read(groups)
  if (!parts || parts.precision === 'word' || parts.shift) return mention
  const { last } = parts
  const year = last.year ?? mention.first.year
  const month = last.month ?? (last.day === null ? null : mention.first.month)
  const end = match.index + match[0].trimEnd().length
  return { ...mention, end, precision: 'range', last: { year, month, day: last.day } }
}

/** Returns a date as YYYY-MM-DD, or null if it does not exist in the calendar. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}
