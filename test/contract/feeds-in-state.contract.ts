import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { State } from '../../src/state/state.js'
import { feed, feedItem as item } from '../support/state/feed-examples.js'

const at = (hour: number) => `2025-03-05T${String(hour).padStart(2, '0')}:00:00.000Z`

/** What a state remembers of feeds; each test opens a new one. */
export function feedsInStateContract(name: string, open: () => Promise<State>): void {
  describe(`${name} and feeds`, () => {
    let state: State
    beforeEach(async () => {
      state = await open()
    })
    afterEach(() => state.close())

    test('feeds come back as they were added and changed, those added first in front', async () => {
      const later = { ...feed, id: 'feed000000', addedAt: at(9) }
      await state.addFeed(later)
      await state.addFeed(feed)
      expect(await state.feeds()).toEqual([feed, later])
      const outcome = { code: 'refused', because: { code: 'url_status', status: 500 } } as const
      const changed = { ...feed, outcome, failures: 1, notBefore: at(10) }
      expect(await state.changeFeed(feed.id, { outcome, failures: 1, notBefore: at(10) })).toEqual(
        changed,
      )
      expect(await state.feeds()).toEqual([changed, later])
      expect(await state.changeFeed('nobody0000', { isPaused: true })).toBeNull()
    })

    test('items come back as they were, whatever their texts hold, each in place of the last', async () => {
      const text = fc.string({ unit: 'binary' })
      const texts = fc.record({ key: text, guid: fc.option(text), title: fc.option(text) })
      await fc.assert(
        fc.asyncProperty(texts, async (change) => {
          const kept = { ...item, ...change }
          await state.keepFeedItems([item, kept])
          const [found] = await state.feedItems([kept.key])
          expect(found).toEqual(kept)
          const failed = { ...kept, failure: { code: 'url_slow' }, attempts: 2 } as const
          await state.keepFeedItems([failed])
          expect(await state.feedItems([kept.key])).toEqual([failed])
        }),
        { numRuns: 30 },
      )
    })

    test('items with very long addresses, ids and names are kept, found and replaced', async () => {
      // That cannot be compressed to what an index takes.
      const long = randomBytes(7500).toString('base64')
      const kept = { ...item, key: long, guid: `${long}g`, title: long, file: `${long}f` }
      await state.keepFeedItems([kept, { ...item, key: `${long}a`, aliasOf: long }])
      const replaced = { ...kept, attempts: 3 }
      await state.keepFeedItems([replaced])
      expect(await state.feedItems([long])).toEqual([replaced])
      expect(await state.feedItemsLike({ guid: kept.guid, most: 9 })).toEqual([replaced])
      expect(await state.feedItemsLike({ file: kept.file, most: 9 })).toEqual([replaced])
      expect(await state.feedItems([`${long}a`])).toMatchObject([{ aliasOf: long }])
    })

    test('items are found by key, by id, by content and by failure, other addresses by key only', async () => {
      const other = { ...item, key: 'b', guid: 'b', hash: 'x', lastSeen: at(9) }
      const alias = { ...item, key: 'c', aliasOf: 'b' }
      await state.keepFeedItems([item, other, alias])
      const keys = async (like: Parameters<State['feedItemsLike']>[0]) =>
        (await state.feedItemsLike(like)).map(({ key }) => key)
      expect((await state.feedItems(['b', 'c', 'nobody'])).map(({ key }) => key).sort()).toEqual([
        'b',
        'c',
      ])
      expect(await state.feedItems([])).toEqual([])
      expect(await keys({ feed: feed.id, most: 9 })).toEqual(['b', item.key])
      expect(await keys({ feed: feed.id, most: 1 })).toEqual(['b'])
      expect(await keys({ feed: feed.id, guid: 'g', most: 9 })).toEqual([item.key])
      expect(await keys({ hash: 'x', most: 9 })).toEqual(['b'])
      expect(await keys({ isFailed: true, most: 9 })).toEqual([])
      await state.keepFeedItems([{ ...item, failure: { code: 'url_slow' } }])
      expect(await keys({ feed: feed.id, isFailed: true, most: 9 })).toEqual([item.key])
    })

    test('more items than a statement takes values are found at once', async () => {
      const many = Array.from({ length: 1200 }, (_, n) => ({ ...item, key: `k${n}` }))
      await state.keepFeedItems(many)
      expect(await state.feedItems(many.map(({ key }) => key))).toHaveLength(1200)
    })

    test('items that were not seen are marked once, and stay', async () => {
      const seen = { ...item, key: 'seen', lastSeen: at(10) }
      const elsewhere = { ...item, key: 'elsewhere', feed: 'feed000002' }
      await state.keepFeedItems([item, seen, elsewhere, { ...item, key: 'c', aliasOf: 'seen' }])
      expect(await state.markVanished(feed.id, at(10), at(10))).toBe(1)
      expect(await state.markVanished(feed.id, at(11), at(11))).toBe(1)
      const found = await state.feedItems([item.key, 'seen', 'elsewhere', 'c'])
      const vanished = Object.fromEntries(found.map(({ key, vanishedAt }) => [key, vanishedAt]))
      expect(vanished).toEqual({ [item.key]: at(10), seen: at(11), elsewhere: null, c: null })
      expect(await state.countVanished(feed.id)).toBe(2)
      expect(await state.countVanished('feed000002')).toBe(0)
      const gone = { feed: feed.id, isVanished: true }
      const keys = async (most: number) =>
        (await state.feedItemsLike({ ...gone, most })).map(({ key }) => key)
      expect(await keys(9)).toEqual(['seen', item.key])
      expect(await keys(1)).toEqual(['seen'])
      expect(await state.feedItemsLike({ file: 'feeds/nothing.html', most: 1 })).toEqual([])
      await state.keepFeedItems([{ ...seen, file: 'feeds/seen.html' }])
      const ofFile = await state.feedItemsLike({ file: 'feeds/seen.html', most: 2 })
      expect(ofFile.map(({ key }) => key)).toEqual(['seen'])
    })

    test('a feed that is removed is gone, and what came from it is still known', async () => {
      await state.addFeed(feed)
      await state.keepFeedItems([item])
      expect(await state.removeFeed(feed.id)).toBe(true)
      expect(await state.removeFeed(feed.id)).toBe(false)
      expect(await state.feeds()).toEqual([])
      expect(await state.feedItems([item.key])).toEqual([{ ...item, feed: '' }])
    })
  })
}
