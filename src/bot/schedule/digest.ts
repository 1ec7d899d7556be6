import type { Story, Subscription } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { embedMessage } from '../discord/bot-message.js'
import { fitLines } from '../discord/fit.js'
import type { Words } from '../messages/words.js'
import { articleLine, ROOM } from './article-line.js'
import { isDue, noteRun } from './is-due.js'
import { showIn } from './subscribers.js'

/** Reports of one story that are listed. */
const REPORTS = 4

const jobOf = (channel: string) => `digest ${channel}`
/**
 * The ids of the articles that wait for a channel's digest. They are collected from version to version: of a day with many
 * refreshes the first version is no longer on disk when the digest comes.
 */
const waitingFor = (channel: string) => `digest articles ${channel}`

/** Shows each channel that has a digest, at its time of day, what came in since the last one; nothing where nothing did. */
export async function sendDigests(context: BotContext): Promise<void> {
  for (const subscription of await context.state.subscriptions()) {
    const { digestAt, channel } = subscription
    if (digestAt === null || context.stopping.aborted) continue
    const at = context.now()
    const [hour, minute] = digestAt.split(':').map(Number)
    const isTime = await isDue(jobOf(channel), `${minute} ${hour} * * *`, context)
    if (isTime && (await sendDigest(subscription, context))) {
      await noteRun(jobOf(channel), at, context.state)
    }
  }
}

/** @returns false if it could not be shown now, and may be later */
async function sendDigest(subscription: Subscription, context: BotContext): Promise<boolean> {
  const { service, state } = context
  const ids = await waiting(subscription.channel, context)
  if (ids.length === 0) return true
  const stories = await service.stories(ids)
  if (stories.length > 0) {
    const shown = (words: Words) => embedMessage(digestIn(stories, words))
    if (!(await showIn(subscription, `digest ${ids}`, shown, context))) return false
  }
  await state.setJobMark(waitingFor(subscription.channel), null)
  return true
}

/** Lets articles that came in wait for the next digest of each channel that has one; each once, however often it came. */
export async function collectForDigests(
  ids: readonly string[],
  context: BotContext,
): Promise<void> {
  if (ids.length === 0) return
  for (const { channel, digestAt } of await context.state.subscriptions()) {
    if (digestAt === null) continue
    const all = new Set([...(await waiting(channel, context)), ...ids])
    await context.state.setJobMark(waitingFor(channel), JSON.stringify([...all]))
  }
}

async function waiting(channel: string, { state }: BotContext): Promise<string[]> {
  return JSON.parse((await state.jobMark(waitingFor(channel))) ?? '[]') as string[]
}

/** The stories, newest first, each with its reports; copies are left out. */
function digestIn(stories: readonly Story[], words: Words) {
  const { arrivals, planMore } = words.moderation
  const reports = stories.reduce((sum, { articles }) => sum + articles.length, 0)
  const blocks = stories.map(({ articles }) => {
    const [first, ...others] = articles.map((article) => articleLine(article, words))
    const shown = others.slice(0, REPORTS - 1).map((line) => `　· ${line}`)
    const more = others.length - shown.length
    return [`**·** ${first}`, ...shown, ...(more > 0 ? [`　${planMore(more)}`] : [])].join('\n')
  })
  const { lines } = fitLines(blocks, ROOM, planMore)
  return { title: arrivals.digestTitle(stories.length, reports), description: lines.join('\n') }
}

/** Begins or ends the digests of a channel, or moves them: it is told what comes in from when it first asked for them. */
export async function beginDigests(
  { channel, digestAt }: Subscription,
  { state, now }: BotContext,
): Promise<void> {
  if (digestAt !== null) await noteRun(jobOf(channel), now(), state)
  else for (const mark of [jobOf(channel), waitingFor(channel)]) await state.setJobMark(mark, null)
}
