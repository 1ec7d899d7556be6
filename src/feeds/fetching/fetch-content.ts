import type { FeedKind } from '../../domain/index.js'
import { statedDay } from '../../ingest/published-day.js'
import { contentOf, type FeedContent } from '../reading/feed-content.js'
import { readFeedApart } from '../reading/read-apart.js'
import type { Fetched, PoliteFetcher } from './polite-fetcher.js'

/** How many of the sitemaps that an index lists are read, the newest. */
const mostSitemaps = 3

/** What a feed is read as. */
export interface ReadAs {
  kind: FeedKind | null
  under: string | null
  /** Milliseconds since 1970. */
  now: number
  signal?: AbortSignal | undefined
}

/**
 * Returns what a site sent as the content of a feed; of an index of sitemaps the newest of them together. Null if it is
 * no feed.
 * @throws YoujuError url_refused
 */
export async function contentIn(
  fetched: Fetched,
  as: ReadAs,
  fetcher: PoliteFetcher,
): Promise<FeedContent | null> {
  const content = await read(fetched, as)
  if (content === null || content.sitemaps.length === 0) return content
  const parts: FeedContent[] = []
  let missing = 0
  for (const address of content.sitemaps.slice(0, mostSitemaps)) {
    const part = await fetcher.get(address, { what: 'feed', signal: as.signal })
    const inner = part.body && (await read(part, as))
    if (inner) parts.push(inner)
    else missing++
  }
  const all = contentOf(
    'sitemap',
    null,
    parts.flatMap(({ items }) => items),
  )
  const unread = content.sitemaps.length > mostSitemaps ? 1 : 0
  const more = all.more + unread + missing + parts.reduce((sum, part) => sum + part.more, 0)
  return { ...all, more, isPartial: missing > 0 }
}

async function read(
  { url, headers, body }: Fetched,
  { kind, under, now }: ReadAs,
): Promise<FeedContent | null> {
  if (body === null) return null
  const contentType = headers['content-type'] ?? ''
  const today = statedDay(new Date(now).toISOString()) ?? ''
  return readFeedApart({ bytes: body, contentType, url: url.href, kind, under, today })
}
