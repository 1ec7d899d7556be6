import type { ListedArticle, ShownFeed } from '../../app.js'
import type { BotContext } from '../contract.js'
import { embedMessage } from '../discord/bot-message.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'
import { showIn } from './subscribers.js'

/** The version up to which the channels know what came in. */
const REPORTED = 'reported'
const LISTED = 10

/**
 * Tells the channels that asked for it what came in since they were last told, and which feeds failed for the first time;
 * nothing where there is neither.
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
  const isNew = to !== null && from !== null && to !== from
  const fresh = isNew ? await freshArticles(from, to, context) : []
  const subscriptions = (await state.subscriptions()).filter(({ reports }) => reports)
  if (subscriptions.length > 0 && fresh.length + failed.length > 0) {
    const turned = fresh.length > 0 ? await state.countTurned() : 0
    const once = `arrivals ${to} ${failed.map(({ id }) => id).join(' ')}`
    const shown = (words: Words) => embedMessage(arrivalsIn(fresh, failed, turned, words))
    await showIn(subscriptions, once, shown, context)
  }
  if (to !== null && to !== from) await state.setJobMark(REPORTED, to)
}

/** Tells the channels that a refresh by schedule could not be done. */
export async function reportFailure(
  sentenceIn: (words: Words) => string,
  context: BotContext,
): Promise<void> {
  const subscriptions = (await context.state.subscriptions()).filter(({ reports }) => reports)
  const once = `failure ${context.now()}`
  const shown = (words: Words) =>
    embedMessage({ title: words.moderation.failedTitle, description: sentenceIn(words) })
  await showIn(subscriptions, once, shown, context)
}

/** The articles that are new or changed in a version, newest first; none if the earlier one is no longer on disk. */
export async function freshArticles(
  from: string,
  to: string,
  { service }: BotContext,
): Promise<ListedArticle[]> {
  const compared = await service.changedArticles(from, to)
  const articles = await Promise.all((compared?.fresh ?? []).map((id) => service.article(id)))
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
  const faults = failed.slice(0, LISTED).map(({ title, url, outcome }) => {
    const name = escapeMarkdown(oneLine(title ?? url, 60))
    return `⚠ ${name}：${escapeMarkdown(feeds.outcome(outcome))}`
  })
  const lines = [...listed, ...more, ...(turned > 0 ? [turnedSince(turned)] : []), ...faults]
  const title = fresh.length > 0 ? arrivals.title(fresh.length) : arrivals.failedTitle
  return { title, description: lines.join('\n') }
}

/** An article in one line: its headline, publisher and day. */
export function articleLine(
  { title, file, source, published }: ListedArticle,
  words: Words,
): string {
  const parts = [
    escapeMarkdown(oneLine(source ?? '', 30)),
    published ?? words.moderation.arrivals.undated,
  ]
  const about = parts.filter((part) => part !== '').join(' · ')
  return `${escapeMarkdown(oneLine(title ?? file, 80))}（${about}）`
}
