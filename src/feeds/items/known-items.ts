import type { Feed, FeedItemRecord } from '../../domain/index.js'
import type { State } from '../../state/state.js'
import { foldCompact } from '../../text/fold.js'
import type { FeedItem } from '../reading/feed-content.js'
import { addressKey } from './item-address.js'

export type FeedMemory = Pick<
  State,
  'feedItems' | 'feedItemsLike' | 'keepFeedItems' | 'markVanished' | 'changeFeed' | 'removeFeed'
>

/** An item of a reading, with the key that it is known by. */
export interface KeyedItem {
  item: FeedItem
  key: string
  /** Its id, if no other item of the reading has the same. */
  guid: string | null
}

/**
 * Returns the items with their keys, each once; those without any address and id are left out. An id that several items
 * have says nothing.
 */
export function keyed(items: readonly FeedItem[], feedUrl: string): KeyedItem[] {
  const byKey = new Map<string, FeedItem>()
  const keysOfId = new Map<string, Set<string>>()
  for (const item of items) {
    const key = keyOf(item, feedUrl)
    if (key === null) continue
    if (!byKey.has(key)) byKey.set(key, item)
    if (item.id !== null) keysOfId.set(item.id, (keysOfId.get(item.id) ?? new Set()).add(key))
  }
  return [...byKey].map(([key, item]) => ({
    item,
    key,
    guid: item.id !== null && keysOfId.get(item.id)?.size === 1 ? item.id : null,
  }))
}

function keyOf({ url, id, title }: FeedItem, feedUrl: string): string | null {
  if (url !== null) return addressKey(url)
  const own = id ?? title
  return own === null ? null : `${addressKey(feedUrl)}#/${encodeURIComponent(own)}`
}

/** Finds what is known of items, whatever address they come under. */
export class KnownItems {
  private constructor(
    private readonly state: FeedMemory,
    private readonly feed: Feed,
    private readonly byKey: Map<string, FeedItemRecord>,
  ) {}

  /** Reads at once what is known under the keys of a reading. */
  static async of(items: readonly KeyedItem[], feed: Feed, state: FeedMemory): Promise<KnownItems> {
    const byKey = new Map<string, FeedItemRecord>()
    const add = async (keys: readonly string[]) => {
      for (const record of await state.feedItems(keys)) byKey.set(record.key, record)
    }
    await add(items.map(({ key }) => key))
    await add([...byKey.values()].flatMap(({ aliasOf }) => aliasOf ?? []))
    return new KnownItems(state, feed, byKey)
  }

  /** Returns the article with this key, or that this key is another address of. */
  under(key: string): FeedItemRecord | null {
    const found = this.byKey.get(key)
    if (!found) return null
    return found.aliasOf === null ? found : (this.byKey.get(found.aliasOf) ?? null)
  }

  /**
   * Returns the article that had the item's id under another address. Some sites give all items one id, so the
   * headline must be the same.
   */
  async moved({ item, guid }: KeyedItem): Promise<FeedItemRecord | null> {
    if (guid === null || item.title === null) return null
    const found = await this.state.feedItemsLike({ feed: this.feed.id, guid, most: 5 })
    return found.find(({ title }) => isSameTitle(title, item.title)) ?? null
  }

  /** Returns the article that these are other addresses of, if its headline is the same. */
  async atOneOf(keys: readonly string[], title: string | null): Promise<FeedItemRecord | null> {
    for (const record of await this.state.feedItems(keys)) {
      const [main = record] = record.aliasOf ? await this.state.feedItems([record.aliasOf]) : []
      if (main.file !== null && isSameTitle(main.title, title)) return main
    }
    return null
  }

  /** Returns the article that was made from the same content. */
  async sameContent(hash: string, title: string | null): Promise<FeedItemRecord | null> {
    const found = await this.state.feedItemsLike({ hash, most: 20 })
    return found.find((one) => one.file !== null && isSameTitle(one.title, title)) ?? null
  }
}

/** A headline that one of both lacks is no difference. */
function isSameTitle(one: string | null, other: string | null): boolean {
  return one === null || other === null || foldCompact(one) === foldCompact(other)
}
