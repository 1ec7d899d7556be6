import type { Story, Subscription } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { embedMessage } from '../discord/bot-message.js'
import { fitLines } from '../discord/fit.js'
import type { Words } from '../messages/words.js'
import { articleLine } from './arrivals.js'
import { isDue } from './is-due.js'
import { showIn } from './subscribers.js'

/** Of the 4,096 that an embed's description takes. */
const ROOM = 3800
/** Reports of one story that are listed. */
const REPORTS = 4

/** Shows each channel that has a digest, at its time of day, what came in since the last one; nothing where nothing did. */
export async function sendDigests(context: BotContext): Promise<void> {
  for (const subscription of await context.state.subscriptions()) {
    const { digestAt, channel } = subscription
    if (digestAt === null) continue
    const [hour, minute] = digestAt.split(':').map(Number)
    if (await isDue(`digest ${channel}`, `${minute} ${hour} * * *`, context)) {
      await sendDigest(subscription, context)
    }
  }
}

async function sendDigest(subscription: Subscription, context: BotContext): Promise<void> {
  const { service, state } = context
  const mark = `digest version ${subscription.channel}`
  const [from, to] = [await state.jobMark(mark), await service.versionInService()]
  if (to === null) return
  if (from !== null && from !== to) {
    const compared = await service.changedArticles(from, to)
    const stories = await service.stories(compared?.fresh ?? [])
    if (stories.length > 0) {
      const shown = (words: Words) => embedMessage(digestIn(stories, words))
      await showIn([subscription], `digest ${to}`, shown, context)
    }
  }
  await state.setJobMark(mark, to)
}

/** The stories, newest first, each with its reports; copies are counted. */
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

/** Notes the version that a channel knows, when it asks for digests: it is told what comes in from then on. */
export async function beginDigests(
  { channel, digestAt }: Subscription,
  { state, service, now }: BotContext,
): Promise<void> {
  const isOn = digestAt !== null
  await state.setJobMark(`digest ${channel}`, isOn ? new Date(now()).toISOString() : null)
  await state.setJobMark(
    `digest version ${channel}`,
    isOn ? await service.versionInService() : null,
  )
}
