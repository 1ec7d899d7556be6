import type { ListedArticle, ShownFeed } from '../../app.js'
import { type Subscription, YoujuError } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { type BotMessage, embedMessage } from '../discord/bot-message.js'
import { fitLines } from '../discord/fit.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'
import { articleLine, ROOM } from './article-line.js'
import { collectForDigests } from './digest.js'
import { showIn } from './subscribers.js'

/** The version up to which the channels know what came in. */
const REPORTED = 'reported'
/** The same for a channel that could not be told then. */
const reportedTo = (channel: string) => `reported ${channel}`
const LISTED = 10

/**
 * Tells the channels that asked for it what came in since they were last told, by whichever refresh, and which feeds failed
 * for the first time; nothing where there is neither. What came in waits for the digests, too.
 */
export async function reportArrivals(
  refused: readonly ShownFeed[],
  context: BotContext,
): Promise<void> {
  const { service, state } = context
  const to = await service.versionInService()
  const from = await state.jobMark(REPORTED)
  // A feed that stays away is told of once.
  const failed = refused.filter(({ failures }) => failures <= 1)
  const fresh = await freshArticles(from, to, context)
  await collectForDigests(
    fresh.map(({ id }) => id),
    context,
  )
  const turned = fresh.length > 0 ? await state.countTurned() : 0
  for (const subscription of await reporting(context)) {
    const mark = reportedTo(subscription.channel)
    const since = await state.jobMark(mark)
    const all = since === null ? fresh : await freshArticles(since, to, context)
    let isOver = true
    if (all.length + failed.length > 0) {
      const once = `arrivals ${since ?? from} ${to} ${failed.map(({ id, lastReadAt }) => `${id} ${lastReadAt}`)}`
      const shown = (words: Words) => embedMessage(arrivalsIn(all, failed, turned, words))
      isOver = await showIn(subscription, once, shown, context)
    }
    if (since !== null || !isOver) await state.setJobMark(mark, isOver ? null : (since ?? from))
  }
  if (isLater(to, from)) await state.setJobMark(REPORTED, to)
}

/** Tells the channels that asked for it how something ended that was done by schedule. */
export async function report(
  once: string,
  messageIn: (words: Words) => BotMessage,
  context: BotContext,
): Promise<void> {
  for (const subscription of await reporting(context)) {
    await showIn(subscription, once, messageIn, context)
  }
}

async function reporting({ state }: BotContext): Promise<Subscription[]> {
  return (await state.subscriptions()).filter(({ reports }) => reports)
}

/** Names of versions begin with their time: what a rollback brings back is not new. */
function isLater(to: string | null, from: string | null): to is string {
  return to !== null && (from === null || to > from)
}

/** The articles that are new or changed in a version, newest first; none if the earlier one is no longer on disk. */
async function freshArticles(
  from: string | null,
  to: string | null,
  { service, log }: BotContext,
): Promise<ListedArticle[]> {
  if (from === null || !isLater(to, from)) return []
  const compared = await service.changedArticles(from, to)
  if (compared === null) log.warn({ from, to }, '旧版本已不在磁盘上，这次新到的文章不在频道里列出')
  const found = await Promise.all(
    (compared?.fresh ?? []).map((id) =>
      service.article(id).catch((error: unknown) => {
        // Another process has put a version in service meanwhile that no longer has it.
        if (error instanceof YoujuError && error.code === 'article_missing') return null
        throw error
      }),
    ),
  )
  const articles = found.filter((article) => article !== null)
  return articles.sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1))
}

function arrivalsIn(
  fresh: readonly ListedArticle[],
  failed: readonly ShownFeed[],
  turned: number,
  words: Words,
) {
  const { arrivals, feeds, planMore, turnedSince } = words.moderation
  const listed = fresh.slice(0, LISTED).map((article) => `· ${articleLine(article, words)}`)
  const more = fresh.length > LISTED ? [planMore(fresh.length - LISTED)] : []
  const faults = failed.map(({ title, url, outcome }) => {
    const name = escapeMarkdown(oneLine(title ?? url, 60))
    return `⚠ ${name}：${escapeMarkdown(feeds.outcome(outcome))}`
  })
  const lines = [...listed, ...more, ...(turned > 0 ? [turnedSince(turned)] : []), ...faults]
  const title = fresh.length > 0 ? arrivals.title(fresh.length) : arrivals.failedTitle
  return { title, description: fitLines(lines, ROOM, planMore).lines.join('\n') }
}
