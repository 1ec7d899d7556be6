import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js'
import { programVersion } from '../../config.js'
import { textMessage } from '../discord/bot-message.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { localised } from '../messages/commands/localised.js'
import { isModerator } from '../moderating/guard.js'

export const help: SlashCommand = {
  kind: 'slash',
  data: { name: 'help', ...localised((commands) => commands.help) },
  run: onHelp,
}

async function onHelp(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { everybody, moderators } = exchange.words.help
  const all = isModerator(exchange) ? `${everybody}\n${moderators}` : everybody
  const text = `${all}\n-# youju ${programVersion}`
  await exchange.interaction.reply({ ...textMessage(text), flags: MessageFlags.Ephemeral })
}
