import type { Feed, FeedItemRecord } from '../../../src/domain/index.js'

export const feed: Feed = {
  ...{ id: 'feed000001', url: 'http://news.example.com/rss.xml', kind: 'rss', title: '滨海日报' },
  ...{ under: null, schedule: '*/30 * * * *', timeZone: 'Asia/Shanghai', isPaused: false },
  ...{ etag: '"1"', lastModified: null, lastReadAt: null, outcome: { code: 'never' } },
  ...{ failures: 0, notBefore: null, addedBy: 'mod', addedAt: '2025-03-05T08:00:00.000Z' },
}
export const feedItem: FeedItemRecord = {
  ...{ key: 'news.example.com/a', feed: feed.id, guid: 'g', title: '甲', aliasOf: null },
  ...{ file: 'feeds/a.html', hash: 'h', stamp: 's', attempts: 0 },
  ...{ firstSeen: '2025-03-05T08:00:00.000Z', lastSeen: '2025-03-05T08:00:00.000Z' },
  ...{ vanishedAt: null, failure: null },
}
