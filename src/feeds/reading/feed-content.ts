import type { FeedKind } from '../../domain/index.js'
import { readEntities } from '../../ingest/formats/html/entities.js'
import { statedDay } from '../../ingest/published-day.js'

/** One item of a feed, as the feed states it. */
export interface FeedItem {
  /** The id that the feed gives it (guid, id); null if it has none. */
  id: string | null
  /** The absolute address of its page; null if there is none that can be fetched. */
  url: string | null
  title: string | null
  /** The day it was published (YYYY-MM-DD); null if none is stated, or none that can be. */
  published: string | null
  /** What the feed states of its last change, as written; null if it states nothing. */
  updated: string | null
  author: string | null
  /** The publisher, if the feed names one for the item. */
  source: string | null
  /** What the feed carries of its text, as HTML; null if it carries none. */
  html: string | null
  /** Whether the feed calls that the content, not a description or summary. */
  isContent: boolean
}

/** What was read at the address of a feed. */
export interface FeedContent {
  kind: FeedKind
  title: string | null
  /** In the order of the feed; of a larger feed the newest, at most `mostItems`. */
  items: FeedItem[]
  /** How many items the feed has beyond those. */
  more: number
  /** Whether a part of it could not be had this time. */
  isPartial?: boolean
  /** The addresses of the sitemaps that an index of sitemaps lists, newest first. */
  sitemaps: string[]
}

/** More items than any feed needs between two readings. */
export const mostItems = 1000

/** Returns the content with its items, of too many the newest: those without a time come last, in their order. */
export function contentOf(
  kind: FeedKind,
  title: string | null,
  items: readonly FeedItem[],
): FeedContent {
  const more = Math.max(0, items.length - mostItems)
  const kept = more > 0 ? newestFirst(items).slice(0, mostItems) : [...items]
  return { kind, title, items: kept, more, sitemaps: [] }
}

function newestFirst(items: readonly FeedItem[]): FeedItem[] {
  const timed = items.map((item) => ({ item, time: timeIn(item.updated ?? item.published ?? '') }))
  return timed.toSorted((a, b) => b.time - a.time).map(({ item }) => item)
}

/** Returns the time in a text, in milliseconds since 1970; for what is none, one before all others. */
export function timeIn(text: string): number {
  const time = Date.parse(text.trim())
  if (!Number.isNaN(time)) return time
  const day = statedDay(text)
  return day === null ? Number.MIN_SAFE_INTEGER : Date.parse(day)
}

/** Returns the absolute http(s) address that a feed writes; null for anything else. */
export function absolute(address: string | undefined | null, base: string): string | null {
  const text = address?.trim() ?? ''
  if (text === '' || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  return /^https?:$/.test(url.protocol) ? url.href : null
}

/** Returns the text without surrounding and repeated white space; null if nothing is left. */
export function plain(text: string | undefined | null): string | null {
  const trimmed = text?.replace(/\s+/g, ' ').trim() ?? ''
  return trimmed === '' ? null : trimmed
}

const tags = /<\/?[a-z][^>]{0,200}>/gi

/** Returns a headline without the markup and the entities that some feeds put into it. */
export function headline(text: string | undefined | null): string | null {
  return plain(readEntities(text?.replace(tags, '') ?? ''))
}

/** Returns the day that a feed states, null if it lies after `today`: clocks of sites are wrong, and drafts dated ahead. */
export function believable(stated: string | undefined | null, today: string): string | null {
  const day = stated ? dayStated(stated) : null
  return day === null || day > today ? null : day
}

const inUtc = /\d\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:GMT|UTC?|Z|[+-]0000)\s*$/i

/**
 * Like `statedDay`, also for the times of RFC 822: one in UTC is converted to China's time, one in any other zone has
 * the day that is written.
 */
function dayStated(stated: string): string | null {
  const time = inUtc.test(stated) ? Date.parse(stated) : Number.NaN
  return statedDay(Number.isNaN(time) ? stated : new Date(time).toISOString())
}
