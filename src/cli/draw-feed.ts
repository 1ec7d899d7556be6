import type { ShownFeed } from '../app.js'
import type { Feed } from '../domain/index.js'
import { feedsIn } from '../wording/feeds.js'
import type { Locale } from '../wording/locale.js'
import { rejectionIn } from '../wording/rejections.js'
import { capped, minuteOf } from './draw-listed.js'
import type { Terminal } from './terminal.js'

/** What a feed is called. */
export const nameOf = ({ title, url }: Feed): string => title ?? url

/** A feed as JSON has it: its outcome also as a sentence. */
export function plain(feed: Feed, lang: Locale | null) {
  const { id, url, kind, title, under, schedule, timeZone, isPaused } = feed
  const { lastReadAt, outcome, failures, notBefore, addedBy, addedAt } = feed
  const { code, ...counts } =
    outcome.code === 'refused' ? { code: outcome.code, reason: outcome.because } : outcome
  return {
    ...{ id, url, kind, title, under, schedule, timeZone, isPaused, lastReadAt },
    outcome: { code, ...counts, said: feedsIn(lang ?? 'zh-CN').outcome(outcome) },
    ...{ failures, notBefore, addedBy, addedAt },
  }
}

/** The same with its next reading, and the items that were not taken or are no longer in it. */
export function shown(feed: ShownFeed, lang: Locale | null) {
  const failed = feed.failed.map(({ key, title, failure }) => ({
    ...{ item: key, title, reason: failure },
  }))
  const vanished = feed.vanished.map(({ key, ...item }) => ({ item: key, ...item }))
  const { nextReading, vanishedCount } = feed
  return { ...plain(feed, lang), nextReading, failed, vanishedCount, vanished }
}

/** A feed in four lines or more: what it is, how its last reading ended, what was not taken, and how many it lists no longer. */
export function draw(feed: ShownFeed, { bold, dim, warn, words }: Terminal): string {
  const { feeds } = words
  const next =
    feed.nextReading === null ? feeds.byHand : feeds.nextReading(minuteOf(feed.nextReading))
  const said = feeds.lastRead(
    feed.lastReadAt === null ? null : minuteOf(feed.lastReadAt),
    feeds.outcome(feed.outcome),
  )
  const about = [feeds.kind(feed.kind), feed.url, feed.isPaused ? feeds.isPaused : next]
  const failed = feed.failed.flatMap(({ key, title, failure }) =>
    failure === null
      ? []
      : [warn(`  ${feeds.failedItem(title ?? key, rejectionIn(words.locale, failure))}`)],
  )
  return [
    `${bold(nameOf(feed))} · ${feed.id}`,
    `  ${dim(about.join(' · '))}`,
    `  ${feed.outcome.code === 'refused' ? warn(said) : said}`,
    ...failed,
    ...(feed.vanishedCount > 0 ? [`  ${dim(feeds.vanishedCount(feed.vanishedCount))}`] : []),
  ].join('\n')
}

/** The items that a feed lists no longer, one a line. */
export function drawVanished({ vanished, vanishedCount }: ShownFeed, { words }: Terminal): string {
  const { feeds } = words
  if (vanishedCount === 0) return feeds.nothingVanished
  const line = ({ key, title, file, vanishedAt }: ShownFeed['vanished'][number]) =>
    [
      ...(title === null ? [] : [title]),
      key,
      feeds.vanishedSince(minuteOf(vanishedAt)),
      file ?? feeds.notInCorpus,
    ].join(' · ')
  return [feeds.vanishedTitle(vanishedCount), ...capped(vanished, line, words)].join('\n')
}
