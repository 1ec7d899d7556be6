import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js'
import { textMessage } from '../../discord/bot-message.js'
import type { Exchange, SubcommandGroup } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import { add } from './add.js'
import { changes } from './change.js'
import { check } from './check.js'
import { list } from './list.js'
import { show } from './show.js'

const subcommands = [add, list, show, ...changes, check]

/** Addresses that are read regularly. Who may use it is asked by the command that it stands in. */
export const feeds: SubcommandGroup = {
  data: {
    type: ApplicationCommandOptionType.SubcommandGroup,
    name: 'feeds',
    ...localised((commands) => commands['corpus feeds']),
    options: subcommands.map(({ data }) => data),
  },
  run: onFeeds,
  suggest,
}

async function onFeeds(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, words } = exchange
  const name = interaction.options.getSubcommand()
  const subcommand = subcommands.find(({ data }) => data.name === name)
  if (subcommand) return subcommand.run(exchange)
  await interaction.reply({ ...textMessage(words.unknownAction), flags: MessageFlags.Ephemeral })
}

async function suggest(exchange: Exchange<AutocompleteInteraction>): Promise<void> {
  const { interaction } = exchange
  const name = interaction.options.getSubcommand()
  const subcommand = subcommands.find(({ data }) => data.name === name)
  if (subcommand?.suggest) await subcommand.suggest(exchange)
  else await interaction.respond([])
}
