import type { Feed, FeedItemRecord } from '../domain/index.js'
import type { State } from '../state/state.js'
import { nextTime } from './schedule.js'

/** A feed as it is shown: with its next reading, and what of it could not be taken, or is no longer in it. */
export interface ShownFeed extends Feed {
  /** ISO time; null if it is not read by itself. */
  nextReading: string | null
  /** Items that could not be taken, those seen last in front, at most as many as were asked for. */
  failed: Pick<FeedItemRecord, 'key' | 'title' | 'failure'>[]
  /** How many items it listed once and lists no longer. */
  vanishedCount: number
  /** These, those seen last in front, at most as many as were asked for. */
  vanished: VanishedItem[]
}

/** An item that is no longer in its feed. Its article stays. */
export interface VanishedItem extends Pick<FeedItemRecord, 'key' | 'title' | 'file'> {
  /** When a reading first found it gone, as ISO time. */
  vanishedAt: string
}

/** An article of the corpus as an item of the feed that brought it. */
export interface ItemOfFeed {
  /** The feed; null if it was removed. */
  feed: Pick<Feed, 'id' | 'title' | 'url'> | null
  /** When a reading first found that the feed lists it no longer, as ISO time; null if it does. */
  vanishedAt: string | null
}

/** @param most how many items of each kind */
export async function shownFeed(
  feed: Feed,
  state: State,
  now: number,
  most: number,
): Promise<ShownFeed> {
  const [failed, vanished, vanishedCount] = await Promise.all([
    state.feedItemsLike({ feed: feed.id, isFailed: true, most }),
    state.feedItemsLike({ feed: feed.id, isVanished: true, most }),
    state.countVanished(feed.id),
  ])
  return {
    ...feed,
    nextReading: nextTime(feed, now),
    failed: failed.map(({ key, title, failure }) => ({ key, title, failure })),
    vanishedCount,
    vanished: vanished.flatMap(({ key, title, file, vanishedAt }) =>
      vanishedAt === null ? [] : [{ key, title, file, vanishedAt }],
    ),
  }
}

/** Returns what is known of the file of an article; null if no feed brought it. */
export async function itemOfFile(file: string, state: State): Promise<ItemOfFeed | null> {
  const [item] = await state.feedItemsLike({ file, most: 1 })
  if (!item) return null
  const feed = (await state.feeds()).find(({ id }) => id === item.feed)
  return {
    feed: feed ? { id: feed.id, title: feed.title, url: feed.url } : null,
    vanishedAt: item.vanishedAt,
  }
}
