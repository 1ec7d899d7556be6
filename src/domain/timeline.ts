import type { Citation } from './answer.js'
import type { Span } from './article.js'
import type { Restriction } from './restriction.js'

/** An amount in a quote; `start` and `end` are offsets of the article's text. */
export interface TimelineQuantity extends Span {
  /** As written, with its qualifiers: 近30亿元. */
  text: string
  /** In the unit as written, with 万 and 亿 multiplied out; for a range, its lower end. */
  value: number
  /** The upper end of a range; null for a single value. */
  high: number | null
  /** Empty for a bare number or a share. */
  unit: string
}

/** What one report says of the subject; copies of the report count as part of it. */
export interface TimelineEntry extends Omit<Citation, 'n'> {
  /** YYYY-MM-DD; null if the quote gives no day and the article states none. */
  date: string | null
  /** Whether the quote gives the day, or it is the day of publication. */
  dateIs: 'event' | 'published' | null
  /** How many independent reports say the same, this one included. */
  reports: number
  /** Ids of the articles with the same origin, without this one. */
  copies: string[]
  /** Ids of the articles of other origins that say the same. */
  alsoIn: string[]
  quantities: TimelineQuantity[]
}

/** One value of a measured thing; `start` and `end` are offsets of the article's text. */
export interface TimelineValue extends Span {
  /** The day that its sentence gives, else that of publication. */
  date: string | null
  /** The period that the value is of, as written (一季度); null if its sentence names none. */
  period: string | null
  value: number
  /** As written, with its qualifiers. */
  text: string
  articleId: string
  source: string | null
}

/** Values that reports give for the same thing, oldest first. */
export interface TimelineValues {
  /** What they are values of, as written: 失业人数. */
  of: string
  /** The unit of the first value as written; empty for a share. */
  unit: string
  points: TimelineValue[]
}

/** What the corpus says of a subject, by date. */
export interface Timeline {
  subject: string
  /** The subject in the words of another region, if only those are in the corpus: 地铁 for 捷運. */
  understoodAs: string | null
  restriction: { since: string | null; until: string | null; source: string | null }
  /** Oldest first, those without a date last. */
  entries: TimelineEntry[]
  values: TimelineValues[]
  /** Whether more passages may speak of the subject than were read. */
  more: boolean
  /** Whether the corpus says nothing of the subject. */
  silent: boolean
  /** Date of the newest dated article in the index. */
  corpusAsOf: string | null
  indexVersion: string
}

export type TimelineOptions = Restriction
