import {
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js'
import { acknowledgedUpdate } from '../acknowledge.js'
import { commandNames } from '../command-names.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { localised } from '../localised.js'
import { messagesIn } from '../messages/messages.js'
import { textMessage } from '../shown/bot-message.js'
import { button, row } from '../shown/components.js'

export const privacyCommand = {
  name: 'privacy',
  ...localised({
    names: commandNames.privacy,
    descriptions: [
      '我记下了什么，怎样删除',
      '我記下了什麼，怎樣刪除',
      'What I keep, and how to delete it',
    ],
  }),
} as const

export async function onPrivacy(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  { settings }: BotContext,
): Promise<void> {
  const words = messagesIn(locale)
  const forget = row(button('forget:ask', words.buttons.forget))
  const text = textMessage(words.privacy(settings.retentionDays, settings.messageContent), forget)
  await interaction.reply({ ...text, flags: MessageFlags.Ephemeral })
}

/** Asks once more before anything is deleted. */
export async function onForget(
  interaction: ButtonInteraction,
  [step]: readonly string[],
  locale: BotLocale,
  { state, log, deletions }: BotContext,
): Promise<void> {
  const words = messagesIn(locale)
  if (!(await acknowledgedUpdate(interaction, log))) return
  if (step !== 'sure') {
    const sure = row(button('forget:sure', words.buttons.confirmForget, ButtonStyle.Danger))
    await interaction.editReply(textMessage(words.forgetSure, sure))
    return
  }
  deletions.note(interaction.user.id)
  const count = await state.forgetUser(interaction.user.id)
  await interaction.editReply(textMessage(words.forgotten(count)))
}
