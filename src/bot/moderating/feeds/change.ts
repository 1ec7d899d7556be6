import type { ChatInputCommandInteraction } from 'discord.js'
import type { BotService } from '../../contract.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { textMessage } from '../../discord/bot-message.js'
import type { Exchange } from '../../feature.js'
import { nameOf, stepWith, withFeed } from './feed-option.js'

const steps = {
  pause: { work: (service: BotService, id: string) => service.pauseFeed(id), said: 'paused' },
  resume: { work: (service: BotService, id: string) => service.resumeFeed(id), said: 'resumed' },
  remove: { work: (service: BotService, id: string) => service.removeFeed(id), said: 'removed' },
} as const

/** Pausing, resuming and removing a feed: each can be undone, so none is asked twice. */
export const changes = (['pause', 'resume', 'remove'] as const).map((step) =>
  withFeed(step, (exchange) => onChange(exchange, step)),
)

async function onChange(
  exchange: Exchange<ChatInputCommandInteraction>,
  step: keyof typeof steps,
): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, words, context } = exchange
  await stepWith(exchange, step, async () => {
    const { work, said } = steps[step]
    const feed = await work(context.service, interaction.options.getString('feed', true).trim())
    const message = textMessage(words.moderation.feeds[said](nameOf(feed)))
    return { message, detail: `${feed.id} ${feed.url}` }
  })
}
