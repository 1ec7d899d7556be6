import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { textMessage } from '../../discord/bot-message.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import { nameOf, stepWith } from './feed-option.js'

const text = (name: 'address' | 'under' | 'schedule' | 'zone', isRequired = false) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  ...localised((commands) => commands['corpus feeds add'].options[name]),
  required: isRequired,
  max_length: name === 'address' ? 2000 : 100,
})

export const add: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'add',
    ...localised((commands) => commands['corpus feeds add']),
    options: [text('address', true), text('under'), text('schedule'), text('zone')],
  },
  run: onAdd,
}

/** Finds the feed of an address, and says what it is; none of its articles is read yet. */
async function onAdd(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const { feeds } = exchange.words.moderation
  const given = (name: string) => interaction.options.getString(name)?.trim() || undefined
  await stepWith(exchange, 'add', async () => {
    const { feed, items, isKnown } = await context.service.addFeed(given('address') ?? '', {
      under: given('under'),
      schedule: given('schedule'),
      timeZone: given('zone'),
      user: interaction.user.id,
      signal: context.stopping,
    })
    const said = isKnown
      ? feeds.known(nameOf(feed), feed.id)
      : feeds.added(nameOf(feed), feeds.kind(feed.kind), items, feed.id)
    return { message: textMessage(said), detail: `${feed.id} ${feed.url}` }
  })
}
