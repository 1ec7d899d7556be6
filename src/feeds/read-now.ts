import { refusals } from '../corpus/intake/refusals.js'
import { type Feed, type FeedOutcome, YoujuError } from '../domain/index.js'
import { backOff } from './fetching/back-off.js'
import { contentIn } from './fetching/fetch-content.js'
import { type TakingParts, takeItems } from './items/take-items.js'

/** Reads a feed once, and remembers how that ended; returns the feed as it is then. */
export async function readNow(feed: Feed, parts: TakingParts): Promise<Feed> {
  const at = new Date(parts.clock.now()).toISOString()
  const change = await reading(feed, parts).catch((error: unknown) => refusedBy(error, feed, parts))
  const changed = await parts.state.changeFeed(feed.id, { lastReadAt: at, ...change })
  // It was removed meanwhile: what it brought since then is no feed's either.
  if (changed === null) await parts.state.removeFeed(feed.id)
  return changed ?? { ...feed, lastReadAt: at, ...change }
}

type Change = Partial<Omit<Feed, 'id'>> & { outcome: FeedOutcome }

const healthy = { failures: 0, notBefore: null } as const

async function reading(feed: Feed, parts: TakingParts): Promise<Change> {
  const { fetcher, clock, signal } = parts
  const { url, kind, under, etag, lastModified } = feed
  const fetched = await fetcher.get(url, { what: 'feed', etag, lastModified, signal })
  const { status, headers } = fetched
  if (status === 304) return { ...healthy, outcome: { code: 'unchanged' } }
  if (status === 410) return { ...healthy, outcome: { code: 'gone' }, isPaused: true }
  if (status !== 200) throw refusals.status(status)
  const as = { kind: kind === 'list' ? kind : null, under, now: clock.now(), signal }
  const content = await contentIn(fetched, as, fetcher)
  if (content === null) throw refusals.noFeed()
  const { isRetried, ...counts } = await takeItems(feed, content, parts)
  // A site that says next time that nothing has changed would keep back what was not taken this time.
  const isWhole = counts.left === 0 && !isRetried && !content.isPartial
  return {
    ...healthy,
    outcome: { code: 'read', ...counts },
    kind: content.kind,
    title: content.title ?? feed.title,
    etag: isWhole ? (headers.etag ?? null) : null,
    lastModified: isWhole ? (headers['last-modified'] ?? null) : null,
    ...(fetched.isMoved ? { url: fetched.url.href } : {}),
  }
}

/** Feeds that are refused are left alone, longer each time; what is no refusal is thrown on. */
function refusedBy(error: unknown, feed: Feed, { clock, fetcher }: TakingParts): Change {
  const because = error instanceof YoujuError ? error.reason : undefined
  if (because === undefined) throw error
  const failures = feed.failures + 1
  const rest = Math.max(backOff(failures), fetcher.restOf(feed.url))
  const notBefore = new Date(clock.now() + rest).toISOString()
  return { outcome: { code: 'refused', because }, failures, notBefore }
}
