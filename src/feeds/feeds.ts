import { corpusFolder } from '../corpus/corpus-folder.js'
import { type Feed, type FeedKind, YoujuError } from '../domain/index.js'
import { shortId } from '../state/short-id.js'
import type { State } from '../state/state.js'
import { failure } from '../wording/failure.js'
import { findFeed } from './fetching/find-feed.js'
import { type FetcherOptions, PoliteFetcher } from './fetching/polite-fetcher.js'
import { addressKey } from './items/item-address.js'
import { readNow } from './read-now.js'
import { whileNobodyReads } from './reading-lock.js'
import { assertSchedule, isDue, standardTimeZone } from './schedule.js'
import { type ItemOfFeed, itemOfFile, type ShownFeed, shownFeed } from './shown-feed.js'

export interface AddedFeed {
  feed: Feed
  /** How many items it has now. */
  items: number
  /** Whether the feed was there already; then nothing was changed. */
  isKnown: boolean
}

export interface NewFeedOptions {
  /** The path that the articles of a list page share. */
  under?: string | undefined
  /** A cron expression of five parts. */
  schedule?: string | undefined
  timeZone?: string | undefined
  user: string
  signal?: AbortSignal | undefined
}

export interface ReadingOptions {
  signal?: AbortSignal | undefined
  onItem?: ((done: number, total: number) => void) | undefined
}

export interface FeedsParts extends FetcherOptions {
  /** The corpus folder. */
  corpus: string
  /** The folder with the state, where a reading leaves a lock while it lasts. */
  stateDir: string
  state(): Promise<State>
}

/** How many items of a feed are shown in a list, and where it is shown alone. */
const mostListed = 5
const mostShown = 1000
const mostFeeds = 200

/** Addresses that are read regularly, whose articles go into the corpus. */
export class Feeds {
  readonly #fetcher: PoliteFetcher
  readonly #underWay = new Map<string, Promise<Feed | null>>()

  constructor(private readonly parts: FeedsParts) {
    this.#fetcher = new PoliteFetcher(parts)
  }

  async list(): Promise<ShownFeed[]> {
    const feeds = await (await this.parts.state()).feeds()
    return Promise.all(feeds.map((feed) => this.#shown(feed)))
  }

  /** Returns a feed with all that could not be taken of it, or is no longer in it. @throws YoujuError usage */
  async show(id: string): Promise<ShownFeed> {
    return this.#shown(await this.#feed(id), mostShown)
  }

  /** Returns what is known of the file of an article; null if no feed brought it. */
  async itemOf(file: string): Promise<ItemOfFeed | null> {
    return itemOfFile(file, await this.parts.state())
  }

  /** @throws YoujuError url_refused, usage */
  async add(address: string, options: NewFeedOptions): Promise<AddedFeed> {
    const { under = null, schedule = null, timeZone = standardTimeZone, user, signal } = options
    await corpusFolder(this.parts.corpus)
    if (schedule !== null) assertSchedule(schedule, timeZone)
    if (under !== null && !under.startsWith('/')) throw failure('usage:feed_under', { under })
    const state = await this.parts.state()
    const feeds = await state.feeds()
    if (feeds.length >= mostFeeds) throw failure('usage:too_many_feeds', { most: mostFeeds })
    const now = this.parts.clock.now()
    const as = { kind: null as FeedKind | null, under, now, signal }
    const { url, content } = await findFeed(address, as, this.#fetcher)
    const items = content.items.length + content.more
    const known = feeds.find((one) => addressKey(one.url) === addressKey(url))
    if (known) return { feed: known, items, isKnown: true }
    const feed: Feed = {
      ...{ id: shortId(), url, kind: content.kind, title: content.title, under },
      ...{ schedule, timeZone, isPaused: false, etag: null, lastModified: null },
      ...{ lastReadAt: null, outcome: { code: 'never' }, failures: 0, notBefore: null },
      ...{ addedBy: user, addedAt: new Date(now).toISOString() },
    }
    await state.addFeed(feed)
    return { feed, items, isKnown: false }
  }

  /** @throws YoujuError usage if there is no such feed */
  async pause(id: string): Promise<ShownFeed> {
    return this.#change(id, { isPaused: true })
  }

  /** Begins anew: without the pauses after errors. @throws YoujuError usage */
  async resume(id: string): Promise<ShownFeed> {
    return this.#change(id, { isPaused: false, failures: 0, notBefore: null })
  }

  /** Its articles stay in the corpus. @throws YoujuError usage */
  async remove(id: string): Promise<ShownFeed> {
    const state = await this.parts.state()
    const feed = await this.#shown(await this.#feed(id))
    await state.removeFeed(id)
    return feed
  }

  /**
   * Reads a feed now, paused or not; a reading that is under way here is waited for instead.
   * @throws YoujuError usage; feed_busy if another process reads it
   */
  async check(id: string, options: ReadingOptions = {}): Promise<ShownFeed> {
    const feed = await this.#feed(id)
    return this.#shown((await this.#read(feed, options, () => true)) ?? (await this.#feed(id)))
  }

  /** Reads the feeds that are due, hosts side by side, but none that another process reads; returns those that were read. */
  async readDue(options: ReadingOptions = {}): Promise<ShownFeed[]> {
    const now = this.parts.clock.now()
    const due = (await (await this.parts.state()).feeds()).filter((feed) => isDue(feed, now))
    const isStillDue = (feed: Feed) => isDue(feed, now)
    const reading = due.map(async (feed) => {
      const read = await this.#read(feed, options, isStillDue).catch(nullIfBusy)
      return read === null ? [] : [await this.#shown(read)]
    })
    // None is left running when another fails.
    await Promise.allSettled(reading)
    return (await Promise.all(reading)).flat()
  }

  /** @returns null if the feed, as it is once no other process reads it, is not meant any more */
  async #read(
    feed: Feed,
    options: ReadingOptions,
    isMeant: (feed: Feed) => boolean,
  ): Promise<Feed | null> {
    const underWay = this.#underWay.get(feed.id)
    if (underWay) return underWay
    const { clock, stateDir } = this.parts
    const reading = (async () => {
      const corpus = await corpusFolder(this.parts.corpus)
      const state = await this.parts.state()
      return whileNobodyReads(stateDir, feed.id, async () => {
        // Another process may just have read it.
        const now = await this.#feed(feed.id)
        if (!isMeant(now)) return null
        return readNow(now, { corpus, state, clock, fetcher: this.#fetcher, ...options })
      })
    })()
    this.#underWay.set(feed.id, reading)
    return reading.finally(() => this.#underWay.delete(feed.id))
  }

  async #shown(feed: Feed, most = mostListed): Promise<ShownFeed> {
    return shownFeed(feed, await this.parts.state(), this.parts.clock.now(), most)
  }

  async #feed(id: string): Promise<Feed> {
    const feed = (await (await this.parts.state()).feeds()).find((one) => one.id === id)
    if (feed) return feed
    throw failure('usage:no_such_feed', { id })
  }

  async #change(id: string, change: Partial<Feed>): Promise<ShownFeed> {
    await this.#feed(id)
    const changed = await (await this.parts.state()).changeFeed(id, change)
    if (changed) return this.#shown(changed)
    throw failure('usage:no_such_feed', { id })
  }
}

function nullIfBusy(error: unknown): null {
  if (error instanceof YoujuError && error.code === 'feed_busy') return null
  throw error
}
