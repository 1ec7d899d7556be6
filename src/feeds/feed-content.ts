import { statedDay } from '../ingest/published-day.js'

/** The kinds of address that bring articles. */
export const feedKinds = ['rss', 'atom', 'json', 'sitemap', 'list'] as const
export type FeedKind = (typeof feedKinds)[number]

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
}

/** What was read at the address of a feed. */
export interface FeedContent {
  kind: FeedKind
  title: string | null
  /** In the order of the feed, at most `mostItems`. */
  items: FeedItem[]
  /** How many items the feed has beyond those. */
  more: number
  /** The addresses of the sitemaps that an index of sitemaps lists, newest first. */
  sitemaps: string[]
}

/** More items than any feed needs between two readings. */
export const mostItems = 1000

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

/** Returns a headline without the markup that some feeds put into it. */
export function headline(text: string | undefined | null): string | null {
  return plain(text?.replace(tags, ''))
}

/** Returns the day that a feed states, null if it lies after `today`: clocks of sites are wrong, and drafts dated ahead. */
export function believable(stated: string | undefined | null, today: string): string | null {
  const day = stated ? statedDay(stated) : null
  return day === null || day > today ? null : day
}
