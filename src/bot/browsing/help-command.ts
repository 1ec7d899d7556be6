import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js'
import { commandNames } from '../command-names.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { localised } from '../localised.js'
import { messagesIn } from '../messages/messages.js'
import { isModerator } from '../moderating/roles.js'
import { textMessage } from '../shown/bot-message.js'

export const helpCommand = {
  name: 'help',
  ...localised({
    names: commandNames.help,
    descriptions: ['我能做什么', '我能做什麼', 'What I can do'],
  }),
} as const

export async function onHelp(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  { settings }: BotContext,
): Promise<void> {
  const { everybody, moderators } = messagesIn(locale).help
  const text = isModerator(interaction, settings) ? `${everybody}\n${moderators}` : everybody
  await interaction.reply({ ...textMessage(text), flags: MessageFlags.Ephemeral })
}
