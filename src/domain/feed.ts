import { isRejectionReason, type RejectionReason } from './rejection.js'

/** The kinds of address that bring articles. `list` is a page of links. */
export const feedKinds = ['rss', 'atom', 'json', 'sitemap', 'list'] as const
export type FeedKind = (typeof feedKinds)[number]

/** How many items of a feed had each outcome in one reading. */
export interface FeedCounts {
  added: number
  changed: number
  /** Items that could not be taken; each has its reason. */
  failed: number
  /** New items that were left for the next reading: it was stopped, took long, or the site asked for rest. */
  left: number
}

/** How the last reading of a feed ended. */
export type FeedOutcome =
  /** It was not read yet. */
  | { code: 'never' }
  | ({ code: 'read' } & FeedCounts)
  /** The site says that nothing has changed. */
  | { code: 'unchanged' }
  /** The site says that the feed is gone for good; it is paused. */
  | { code: 'gone' }
  | { code: 'refused'; because: RejectionReason }

/** An address that is read regularly, and what is known of it. Times are ISO in UTC. */
export interface Feed {
  /** Ten letters and digits. */
  id: string
  url: string
  kind: FeedKind
  title: string | null
  /** For a list: the path that the addresses of all its articles begin with; null for the page's own folder. */
  under: string | null
  /** When it is read, as a cron expression in the time zone; null if only by hand. */
  schedule: string | null
  timeZone: string
  isPaused: boolean
  /** What the site named its last version, for conditional requests. */
  etag: string | null
  lastModified: string | null
  lastReadAt: string | null
  outcome: FeedOutcome
  /** Readings in a row that were refused. */
  failures: number
  /** It is not read on its schedule before this time. */
  notBefore: string | null
  addedBy: string
  addedAt: string
}

/** One item of a feed, found by its key. */
export interface FeedItemRecord {
  /** What all addresses of the item have in common (src/feeds/items/item-address.ts). */
  key: string
  /** The id of the feed; empty once the feed was removed. */
  feed: string
  /** The id that the feed gives it. */
  guid: string | null
  title: string | null
  /** The key of the same article, if this is another address of it; the other fields then say nothing. */
  aliasOf: string | null
  /** Where it is, below the corpus folder; null if it could not be taken. */
  file: string | null
  /** Digest of what was read: the page, or the text in the feed. */
  hash: string | null
  /** Digest of what the feed states of it: changes when the item may have changed. */
  stamp: string
  firstSeen: string
  lastSeen: string
  /** When a reading first found it gone from the feed; the article stays. */
  vanishedAt: string | null
  /** Why it could not be taken, or its change not; null if it was. */
  failure: RejectionReason | null
  /** How often that was tried. */
  attempts: number
}

/** Decides whether a stored value is an outcome that this program knows. */
export function isFeedOutcome(value: unknown): value is FeedOutcome {
  const { code, because, ...counts } = (value ?? {}) as Record<string, unknown>
  if (code === 'refused') return isRejectionReason(because)
  if (code === 'read') {
    return ['added', 'changed', 'failed', 'left'].every((name) => typeof counts[name] === 'number')
  }
  return code === 'never' || code === 'unchanged' || code === 'gone'
}
