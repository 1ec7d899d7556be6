import { type ButtonInteraction, ChannelType, MessageFlags } from 'discord.js'
import type { Given } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { showAnswer } from '../shown/answer.js'
import { answerButtons } from '../shown/answer-buttons.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import { showChecks } from '../shown/check.js'
import { checkButtons } from '../shown/check-buttons.js'
import { findGiven } from './find-given.js'

/** Shows a private answer or check to everybody in the channel. */
export async function onPublish(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  // Only who asked sees the button; still, whether the reply is public is fixed before anything is known of it.
  if (!(await acknowledged(interaction, { isPrivate: false }, context.log))) return
  const found = await findGiven(id, locale, context)
  if (!('given' in found) || found.given.user !== interaction.user.id) {
    await interaction.deleteReply()
    const reply = 'given' in found ? textMessage(messagesIn(locale).notYours) : found.missing
    await interaction.followUp({ ...reply, flags: MessageFlags.Ephemeral })
    return
  }
  const mayBranch = interaction.channel?.type === ChannelType.GuildText
  const { id: message } = await interaction.editReply(publicMessage(found.given, mayBranch, locale))
  await context.state.shownIn(found.given.id, message)
}

function publicMessage(given: Given, mayBranch: boolean, locale: BotLocale): BotMessage {
  const isPrivate = false
  return given.kind === 'answer'
    ? embedMessage(
        showAnswer(given.answer, locale),
        ...answerButtons(given.id, given.answer, { isPrivate, mayBranch }, locale),
      )
    : embedMessage(
        showChecks(given.checks, 0, locale),
        ...checkButtons(given.id, given.checks, isPrivate, locale),
      )
}
