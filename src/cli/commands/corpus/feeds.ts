import type { App, ShownFeed } from '../../../app.js'
import type { Feed } from '../../../domain/index.js'
import { feedsIn } from '../../../wording/feeds.js'
import type { Locale } from '../../../wording/locale.js'
import { rejectionIn } from '../../../wording/rejections.js'
import { type Audited, audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { minuteOf } from '../../draw-listed.js'
import { startProgress } from '../../progress.js'
import { jsonOf } from '../../rejected.js'
import type { Terminal } from '../../terminal.js'

/** Adds the feed of an address; nothing of it is read yet. */
export async function addFeed(
  context: CommandContext,
  address: string,
  options: CommonOptions & { under?: string; schedule?: string; timeZone?: string },
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  const { under, schedule, timeZone } = options
  const work = () => app.addFeed(address, { under, schedule, timeZone, user: 'cli' })
  const { feed, items, isKnown } = await audited(
    ...([app, terminal, 'corpus.feeds.add', work] as const),
    ({ feed }) => ({ outcome: 'done', detail: feed.url }),
  )
  if (options.json) {
    terminal.out(jsonOf({ feed: plain(feed, context.lang), items, isKnown }, context.lang))
    return
  }
  const { feeds } = terminal.words
  terminal.out(
    isKnown
      ? feeds.known(nameOf(feed), feed.id)
      : feeds.added(nameOf(feed), feeds.kind(feed.kind), items, feed.id),
  )
}

/** Lists the feeds, each with how its last reading ended. */
export async function listFeeds(
  { open, terminal, lang }: CommandContext,
  options: CommonOptions,
): Promise<void> {
  const app = await open(options)
  try {
    const feeds = await app.feeds()
    if (options.json) {
      terminal.out(jsonOf({ feeds: feeds.map((feed) => shown(feed, lang)) }, lang))
    } else if (feeds.length === 0) terminal.out(terminal.words.feeds.none)
    else terminal.out(feeds.map((feed) => draw(feed, terminal)).join('\n'))
  } finally {
    await app.close()
  }
}

/** What is done with one feed, under the name that the audit has it. */
const steps = {
  pause: (app: App, id: string) => app.pauseFeed(id),
  resume: (app: App, id: string) => app.resumeFeed(id),
  remove: (app: App, id: string) => app.removeFeed(id),
}
const done = { pause: 'paused', resume: 'resumed', remove: 'removed' } as const

/** Pauses, resumes or removes a feed. */
export async function changeFeed(
  context: CommandContext,
  step: keyof typeof steps,
  id: string,
  options: CommonOptions,
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  const work = () => steps[step](app, id)
  const feed = await audited(app, terminal, `corpus.feeds.${step}`, work, ofFeed)
  if (options.json) terminal.out(jsonOf({ feed: shown(feed, context.lang) }, context.lang))
  else terminal.out(terminal.words.feeds[done[step]](nameOf(feed)))
}

/** Reads a feed now. Fails if it was refused. */
export async function checkFeed(
  context: CommandContext,
  id: string,
  options: CommonOptions,
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  const progress = startProgress(terminal)
  const onItem = (done: number, total: number) => progress.update('read', done, total)
  const work = () => app.checkFeed(id, { onItem }).finally(() => progress.stop())
  const feed = await audited(app, terminal, 'corpus.feeds.check', work, (read) => ({
    outcome: read.outcome.code === 'refused' ? 'failed' : 'done',
    detail: `${read.id} ${terminal.words.feeds.outcome(read.outcome)}`,
  }))
  if (options.json) terminal.out(jsonOf({ feed: shown(feed, context.lang) }, context.lang))
  else {
    const { outcome } = feed
    const isNew = outcome.code === 'read' && outcome.added + outcome.changed > 0
    terminal.out(
      [draw(feed, terminal), ...(isNew ? [terminal.words.feeds.refresh] : [])].join('\n'),
    )
  }
  if (feed.outcome.code === 'refused') context.exitWith(1)
}

const ofFeed = ({ id, url }: Feed): Audited => ({ outcome: 'done', detail: `${id} ${url}` })

const nameOf = ({ title, url }: Feed): string => title ?? url

/** A feed as JSON has it: its outcome also as a sentence. */
function plain(feed: Feed, lang: Locale | null) {
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

function shown(feed: ShownFeed, lang: Locale | null) {
  const failed = feed.failed.map(({ key, title, failure }) => ({
    ...{ item: key, title, reason: failure },
  }))
  return { ...plain(feed, lang), nextReading: feed.nextReading, failed }
}

function draw(feed: ShownFeed, { bold, dim, warn, words }: Terminal): string {
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
  ].join('\n')
}
