import type { ListedArticle, ShownFeed } from '../../app.js'
import { YoujuError } from '../../domain/index.js'
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
  // Names of versions begin with their time: what a rollback brings back is not new.
  const isLater = to !== null && (from === null || to > from)
  const fresh = isLater && from !== null ? await freshArticles(from, to, context) : []
  await collectForDigests(
    fresh.map(({ id }) => id),
    context,
  )
  const subscriptions = (await state.subscriptions()).filter(({ reports }) => reports)
  if (subscriptions.length > 0 && fresh.length + failed.length > 0) {
    const turned = fresh.length > 0 ? await state.countTurned() : 0
    const once = `arrivals ${to} ${failed.map(({ id, lastReadAt }) => `${id} ${lastReadAt}`)}`
    const shown = (words: Words) => embedMessage(arrivalsIn(fresh, failed, turned, words))
    await showIn(subscriptions, once, shown, context)
  }
  if (isLater) await state.setJobMark(REPORTED, to)
}

/** Tells the channels that asked for it how something ended that was done by schedule. */
export async function report(
  once: string,
  messageIn: (words: Words) => BotMessage,
  context: BotContext,
): Promise<void> {
  const subscriptions = (await context.state.subscriptions()).filter(({ reports }) => reports)
  await showIn(subscriptions, once, messageIn, context)
}

/** The articles that are new or changed in a version, newest first; none if the earlier one is no longer on disk. */
async function freshArticles(
  from: string,
  to: string,
  { service, log }: BotContext,
): Promise<ListedArticle[]> {
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
