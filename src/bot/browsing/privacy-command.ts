import {
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js'
import { acknowledgedUpdate } from '../discord/acknowledge.js'
import { textMessage } from '../discord/bot-message.js'
import { button, row } from '../discord/components.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { localised } from '../messages/commands/localised.js'

export const privacy: SlashCommand = {
  kind: 'slash',
  data: { name: 'privacy', ...localised((commands) => commands.privacy) },
  run: onPrivacy,
  buttons: { forget: onForget },
}

async function onPrivacy({
  interaction,
  words,
  context: { settings },
}: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const forget = row(button('forget:ask', words.buttons.forget))
  const text = textMessage(words.privacy(settings.retentionDays, settings.messageContent), forget)
  await interaction.reply({ ...text, flags: MessageFlags.Ephemeral })
}

/** Asks once more before anything is deleted. */
async function onForget(
  exchange: Exchange<ButtonInteraction>,
  [step]: readonly string[],
): Promise<void> {
  const { interaction, words, context } = exchange
  if (!(await acknowledgedUpdate(exchange))) return
  if (step !== 'sure') {
    const sure = row(button('forget:sure', words.buttons.confirmForget, ButtonStyle.Danger))
    await interaction.editReply(textMessage(words.forgetSure, sure))
    return
  }
  await context.deletions.note(interaction.user.id)
  const count = await context.state.forgetUser(interaction.user.id)
  await interaction.editReply(textMessage(words.forgotten(count)))
}
