import type { Config } from '../config.js'
import type {
  AddedFeed,
  Feeds,
  FeedsParts,
  NewFeedOptions,
  ReadingOptions,
} from '../feeds/feeds.js'
import { isOfFeed } from '../feeds/items/item-file.js'
import type { ItemOfFeed, ShownFeed } from '../feeds/shown-feed.js'

/** Addresses that are read regularly, whose articles go into the corpus below `feeds/`. A refresh brings them into the index. */
export interface FeedsApp {
  /** Returns the feeds with how their last reading ended, those added first in front. @throws YoujuError state_unavailable */
  feeds(): Promise<ShownFeed[]>
  /** Returns a feed with all that could not be taken of it, or is no longer in it. @throws YoujuError usage (no such feed) */
  showFeed(id: string): Promise<ShownFeed>
  /** Returns what is known of the file of an article; null if no feed brought it. @throws YoujuError state_unavailable */
  itemOfFeed(file: string): Promise<ItemOfFeed | null>
  /**
   * Adds the feed at an address, or the one of the site that the address belongs to; reads none of its articles yet.
   * @throws YoujuError url_refused, usage (schedule, time zone, path, too many), corpus_missing, state_unavailable
   */
  addFeed(address: string, options: NewFeedOptions): Promise<AddedFeed>
  /** @throws YoujuError usage (no such feed), state_unavailable; also the following */
  pauseFeed(id: string): Promise<ShownFeed>
  resumeFeed(id: string): Promise<ShownFeed>
  /** Its articles stay in the corpus. */
  removeFeed(id: string): Promise<ShownFeed>
  /**
   * Reads a feed now; how that ended is its outcome.
   * @throws YoujuError also corpus_missing, corpus_unwritable; feed_busy if another process reads it
   */
  checkFeed(id: string, options?: ReadingOptions): Promise<ShownFeed>
  /** Reads the feeds that are due by their schedules, and returns them. A caller with a timer calls it each minute. */
  readDue(options?: ReadingOptions): Promise<ShownFeed[]>
}

/** How feeds are fetched, where not as usual: for tests. */
export type FeedFetching = Partial<Pick<FeedsParts, 'clock' | 'fetch' | 'pause'>>

export function feedsApp(
  { corpus, contact, stateDir }: Pick<Config, 'corpus' | 'contact' | 'stateDir'>,
  state: FeedsParts['state'],
  fetching: FeedFetching = {},
): FeedsApp {
  let opened: Promise<Feeds> | undefined
  // Loaded late: most commands read no feed.
  const feeds = () => {
    opened ??= open()
    return opened
  }
  const open = async (): Promise<Feeds> => {
    const [{ Feeds }, { systemClock }] = await Promise.all([
      import('../feeds/feeds.js'),
      import('../feeds/fetching/host-queue.js'),
    ])
    return new Feeds({ corpus, contact, stateDir, state, clock: systemClock, ...fetching })
  }
  return {
    feeds: async () => (await feeds()).list(),
    showFeed: async (id) => (await feeds()).show(id),
    itemOfFeed: async (file) => (isOfFeed(file) ? (await feeds()).itemOf(file) : null),
    addFeed: async (address, options) => (await feeds()).add(address, options),
    pauseFeed: async (id) => (await feeds()).pause(id),
    resumeFeed: async (id) => (await feeds()).resume(id),
    removeFeed: async (id) => (await feeds()).remove(id),
    checkFeed: async (id, options) => (await feeds()).check(id, options),
    readDue: async (options) => (await feeds()).readDue(options),
  }
}
