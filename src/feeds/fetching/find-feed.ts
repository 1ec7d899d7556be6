import { refusals } from '../../corpus/intake/refusals.js'
import { YoujuError } from '../../domain/index.js'
import type { FeedContent } from '../reading/feed-content.js'
import { textOf } from '../reading/read-source.js'
import { feedAddresses } from './feed-addresses.js'
import { contentIn, type ReadAs } from './fetch-content.js'
import type { Fetched, PoliteFetcher } from './polite-fetcher.js'

export interface FoundFeed {
  /** Where it was found: the address itself, or one that its site names or usually has. */
  url: string
  content: FeedContent
}

/** How many addresses of a site are tried. */
const mostTried = 12
/** Characters of a page, in which its links to feeds stand. */
const headRead = 100_000

/**
 * Returns the feed at an address, or one of the site that the address belongs to; with `under`, the list of the page's
 * links below that path.
 * @throws YoujuError url_refused
 */
export async function findFeed(
  address: string,
  as: ReadAs,
  fetcher: PoliteFetcher,
): Promise<FoundFeed> {
  const { signal } = as
  const fetched = await fetcher.get(address, { what: 'feed', signal })
  if (fetched.body === null) throw refusals.status(fetched.status)
  const url = (fetched.isMoved ? fetched.url : new URL(address)).href
  const own = await contentIn(fetched, { ...as, kind: null }, fetcher)
  if (own) return { url, content: own }
  if (as.under !== null) {
    const list = await contentIn(fetched, { ...as, kind: 'list' }, fetcher)
    if (list && list.items.length > 0) return { url, content: list }
    throw refusals.noFeed()
  }
  for (const candidate of await candidatesOf(fetched, fetcher, signal)) {
    const found = await tried(candidate, as, fetcher)
    if (found) return found
    signal?.throwIfAborted()
  }
  throw refusals.noFeed()
}

async function candidatesOf(
  fetched: Fetched,
  fetcher: PoliteFetcher,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const bytes = fetched.body ?? new Uint8Array()
  const html = textOf({ bytes, contentType: fetched.headers['content-type'] ?? '' })
  if (html === null) throw refusals.noFeed()
  const { sitemaps } = await fetcher.robotsOf(fetched.url, signal)
  return feedAddresses(html.slice(0, headRead), fetched.url.href, sitemaps).slice(0, mostTried)
}

/** A place where a site might have had a feed, and has none, is no error. */
async function tried(
  address: string,
  as: ReadAs,
  fetcher: PoliteFetcher,
): Promise<FoundFeed | null> {
  try {
    const fetched = await fetcher.get(address, { what: 'feed', signal: as.signal })
    const content = fetched.body && (await contentIn(fetched, as, fetcher))
    return content && content.items.length > 0 ? { url: address, content } : null
  } catch (error) {
    if (error instanceof YoujuError && error.reason) return null
    throw error
  }
}
