import type { App } from '../../../app.js'
import type { Feed } from '../../../domain/index.js'
import { type Audited, audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { draw, drawVanished, nameOf, plain, shown } from '../../draw-feed.js'
import { startProgress } from '../../progress.js'
import { jsonOf } from '../../rejected.js'

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

/** Shows one feed with the items that were not taken, or are no longer in it. */
export async function showFeed(
  { open, terminal, lang }: CommandContext,
  id: string,
  options: CommonOptions,
): Promise<void> {
  const app = await open(options)
  try {
    const feed = await app.showFeed(id)
    if (options.json) terminal.out(jsonOf({ feed: shown(feed, lang) }, lang))
    else {
      const about = draw({ ...feed, vanishedCount: 0 }, terminal)
      terminal.out([about, drawVanished(feed, terminal)].join('\n'))
    }
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
