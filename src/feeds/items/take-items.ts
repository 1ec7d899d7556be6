import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { addToCorpus } from '../../corpus/add.js'
import {
  type Feed,
  type FeedCounts,
  type FeedItemRecord,
  type RejectionReason,
  YoujuError,
} from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import type { Clock } from '../fetching/host-queue.js'
import type { PoliteFetcher } from '../fetching/polite-fetcher.js'
import type { FeedContent, FeedItem } from '../reading/feed-content.js'
import { digestOf } from './digest.js'
import { contentOfItem, type ItemContent } from './item-content.js'
import { folderOf, itemFileName, statedOf } from './item-file.js'
import { type FeedMemory, type KeyedItem, KnownItems, keyed } from './known-items.js'

export interface TakingParts {
  /** The corpus folder. */
  corpus: string
  state: FeedMemory
  fetcher: PoliteFetcher
  clock: Clock
  /** Nothing more is fetched once it is aborted; what was taken until then stays. */
  signal?: AbortSignal | undefined
  /** Called with how many items are done, of how many. */
  onItem?: ((done: number, total: number) => void) | undefined
}

/** Milliseconds after which the rest is left for the next reading: a site may ask for long pauses. */
const longestReading = 30 * 60_000
/** How often an item that could not be taken is tried, unless it changes. */
const mostAttempts = 5
/** How many records are stored at once. */
const batch = 20

/** Writes the new and changed items of a feed into the corpus, and remembers all of them. */
export async function takeItems(
  feed: Feed,
  content: FeedContent,
  parts: TakingParts,
): Promise<FeedCounts & { isRetried: boolean }> {
  const items = keyed(content.items, feed.url)
  const known = await KnownItems.of(items, feed, parts.state)
  const taking = new Taking(feed, content, known, parts)
  try {
    for (const [n, item] of items.entries()) {
      await taking.take(item)
      parts.onItem?.(n + 1, items.length)
    }
  } finally {
    await taking.store()
  }
  // Of a feed that is cut short it is not known what is gone.
  if (content.more === 0) await parts.state.markVanished(feed.id, taking.at, taking.at)
  const { counts, isRetried } = taking
  counts.failed += content.items.filter((item) => isNobody(item)).length
  return { ...counts, isRetried }
}

const isNobody = ({ url, id, title }: FeedItem): boolean =>
  url === null && id === null && title === null

/** One reading on its way through the items. */
class Taking {
  readonly counts: FeedCounts = { added: 0, changed: 0, failed: 0, left: 0 }
  /** Whether something failed that the next reading tries again. */
  isRetried = false
  /** When the reading began, as ISO time. */
  readonly at: string
  readonly #records: FeedItemRecord[] = []
  readonly #until: number

  constructor(
    private readonly feed: Feed,
    private readonly content: FeedContent,
    private readonly known: KnownItems,
    private readonly parts: TakingParts,
  ) {
    const now = parts.clock.now()
    this.at = new Date(now).toISOString()
    this.#until = now + longestReading
  }

  async store(): Promise<void> {
    const records = this.#records.splice(0)
    await this.parts.state.keepFeedItems(records)
  }

  async take(keyedItem: KeyedItem): Promise<void> {
    const { item, key, guid } = keyedItem
    const known = this.known.under(key) ?? (await this.known.moved(keyedItem))
    // It belongs to the feed that brought it first, which also follows its changes.
    if (known?.file && known.feed !== '' && known.feed !== this.feed.id) return
    const stamp = digestOf([item.updated, item.title, item.html])
    const seen = this.#seen(keyedItem, known)
    if (known && known.key !== key) this.#keep(this.#alias(key, known.key))
    const isGivenUp = known !== null && known.failure !== null && known.attempts >= mostAttempts
    if (known?.stamp === stamp && (known.failure === null || isGivenUp)) {
      if (isGivenUp) this.counts.failed++
      this.#keep(seen)
    } else if (known?.file && !(await this.#isThere(known.file))) {
      // A moderator has taken it out of the corpus.
      this.#keep({ ...seen, stamp, failure: null })
    } else if (!this.#mayGoOn(item)) {
      this.counts.left++
      if (known) this.#keep(seen)
    } else {
      await this.#takeNow({ item, key, guid }, known, { ...seen, stamp })
    }
    if (this.#records.length >= batch) await this.store()
  }

  async #takeNow(keyedItem: KeyedItem, known: FeedItemRecord | null, seen: FeedItemRecord) {
    const { fetcher, signal } = this.parts
    const { item } = keyedItem
    try {
      const content = await contentOfItem(item, fetcher, signal)
      const isOld = known?.file != null
      const same = isOld ? null : await this.#sameAs(content, item)
      if (same !== null) this.#keep(this.#alias(seen.key, same.key))
      else if (isOld && known.hash === content.hash) {
        this.#keep({ ...seen, failure: null, attempts: 0 })
      } else {
        const file = await this.#write(keyedItem, content, known?.file ?? null)
        this.counts[isOld ? 'changed' : 'added']++
        this.#keep({ ...seen, file, hash: content.hash, failure: null, attempts: 0 })
        const others = await this.parts.state.feedItems(content.otherKeys)
        const free = content.otherKeys.filter((other) => others.every(({ key }) => key !== other))
        for (const other of free) this.#keep(this.#alias(other, seen.key))
      }
      // A crash from here on costs no page twice.
      await this.store()
    } catch (error) {
      this.#failed(error, item, known, seen)
    }
  }

  #failed(
    error: unknown,
    item: FeedItem,
    known: FeedItemRecord | null,
    seen: FeedItemRecord,
  ): void {
    const reason = error instanceof YoujuError ? error.reason : undefined
    if (!this.#mayGoOn(item)) {
      this.counts.left++
      if (known) this.#keep({ ...seen, stamp: known.stamp })
    } else if (reason === undefined) throw error
    else {
      this.counts.failed++
      const attempts = known?.stamp === seen.stamp ? known.attempts + 1 : 1
      if (attempts < mostAttempts) this.isRetried = true
      this.#keep({ ...seen, failure: reason, attempts })
    }
  }

  /** The same article under another address, or copied within the site. */
  async #sameAs(content: ItemContent, { title }: FeedItem): Promise<FeedItemRecord | null> {
    return (
      (await this.known.atOneOf(content.otherKeys, title)) ??
      (await this.known.sameContent(content.hash, title))
    )
  }

  /** @returns its path below the corpus folder. @throws YoujuError url_refused if no article can be read from it */
  async #write({ item, key }: KeyedItem, content: ItemContent, file: string | null) {
    const { bytes, extension, url } = content
    if (file !== null && extname(file) !== extension) throw refused({ code: 'url_mislabelled' })
    const sent = {
      name: file === null ? itemFileName(key, extension) : basename(file),
      bytes,
      ...(url === null ? {} : { url, stated: statedOf(item, this.content.title) }),
    }
    const replacesIn = file === null ? folderOf(this.feed.url) : dirname(file)
    const [added] = await addToCorpus(this.parts.corpus, [sent], { listed: 0, replacesIn })
    if (added?.file == null) throw refused(added?.rejected[0]?.reason ?? { code: 'nothing_left' })
    return added.file
  }

  /** Whether more may be fetched now. */
  #mayGoOn({ url }: FeedItem): boolean {
    const { clock, signal, fetcher } = this.parts
    return (
      !signal?.aborted && clock.now() < this.#until && (url === null || fetcher.restOf(url) === 0)
    )
  }

  async #isThere(file: string): Promise<boolean> {
    return (await stat(join(this.parts.corpus, file)).catch(() => null)) !== null
  }

  #keep(record: FeedItemRecord): void {
    this.#records.push(record)
  }

  #seen({ item, key, guid }: KeyedItem, known: FeedItemRecord | null): FeedItemRecord {
    const { at } = this
    const record = known ?? {
      ...{ key, aliasOf: null, file: null, hash: null, stamp: '', firstSeen: at },
      ...{ guid: null, title: null, failure: null, attempts: 0 },
    }
    return {
      ...record,
      feed: this.feed.id,
      guid: guid ?? record.guid,
      title: item.title ?? record.title,
      lastSeen: at,
      vanishedAt: null,
    }
  }

  #alias(key: string, aliasOf: string): FeedItemRecord {
    const { at } = this
    return {
      ...{ key, aliasOf, feed: this.feed.id, firstSeen: at, lastSeen: at },
      ...{ guid: null, title: null, file: null, hash: null, stamp: '' },
      ...{ vanishedAt: null, failure: null, attempts: 0 },
    }
  }
}

function refused(reason: RejectionReason): YoujuError {
  return failure('url_refused', { reason })
}
