import type { Config } from '../config.js'
import {
  type AddedFeed,
  Feeds,
  type FeedsParts,
  type NewFeedOptions,
  type ReadingOptions,
  type ShownFeed,
} from '../feeds/feeds.js'
import { systemClock } from '../feeds/fetching/host-queue.js'

/** Addresses that are read regularly, whose articles go into the corpus below `feeds/`. A refresh brings them into the index. */
export interface FeedsApp {
  /** Returns the feeds with how their last reading ended, those added first in front. @throws YoujuError state_unavailable */
  feeds(): Promise<ShownFeed[]>
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
  /** Reads a feed now; how that ended is its outcome. @throws YoujuError also corpus_missing, corpus_unwritable */
  checkFeed(id: string, options?: ReadingOptions): Promise<ShownFeed>
  /** Reads the feeds that are due by their schedules, and returns them. A caller with a timer calls it each minute. */
  readDue(options?: ReadingOptions): Promise<ShownFeed[]>
}

/** How feeds are fetched, where not as usual: for tests. */
export type FeedFetching = Partial<Pick<FeedsParts, 'clock' | 'fetch' | 'pause'>>

export function feedsApp(
  { corpus, contact }: Pick<Config, 'corpus' | 'contact'>,
  state: FeedsParts['state'],
  fetching: FeedFetching = {},
): FeedsApp {
  const feeds = new Feeds({ corpus, contact, state, clock: systemClock, ...fetching })
  return {
    feeds: () => feeds.list(),
    addFeed: (address, options) => feeds.add(address, options),
    pauseFeed: (id) => feeds.pause(id),
    resumeFeed: (id) => feeds.resume(id),
    removeFeed: (id) => feeds.remove(id),
    checkFeed: (id, options) => feeds.check(id, options),
    readDue: (options) => feeds.readDue(options),
  }
}
