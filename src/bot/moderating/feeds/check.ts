import type { ChatInputCommandInteraction } from 'discord.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { textMessage } from '../../discord/bot-message.js'
import { button, row } from '../../discord/components.js'
import type { Exchange } from '../../feature.js'
import { stepWith, withFeed } from './feed-option.js'
import { feedLines } from './list.js'

/** Milliseconds; Discord takes the answer for a quarter of an hour. What is left then is read next time. */
const LONGEST = 10 * 60_000

export const check = withFeed('check', onCheck)

/** Reads a feed now, and shows what came of it, with the way to the plan where there is something new. */
async function onCheck(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const id = interaction.options.getString('feed', true).trim()
  const signal = AbortSignal.any([context.stopping, AbortSignal.timeout(LONGEST)])
  const work = stepWith(exchange, 'check', async () => {
    const feed = await context.service.checkFeed(id, { signal })
    const { outcome } = feed
    const isNew = outcome.code === 'read' && outcome.added + outcome.changed > 0
    const lines = [...feedLines(feed, words), ...(isNew ? ['', words.feeds.refresh] : [])]
    const rows = isNew ? [row(button('plan', words.buttons.plan))] : []
    return {
      message: textMessage(lines.join('\n'), ...rows),
      detail: `${feed.id} ${words.feeds.outcome(outcome)}`,
      outcome: outcome.code === 'refused' ? 'failed' : 'done',
    }
  })
  await context.finish(work)
}
