import type { ButtonInteraction } from 'discord.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { embedMessage } from '../shown/bot-message.js'
import { receiptOf } from '../shown/receipt.js'
import { findGiven } from './find-given.js'

/** Shows how an answer came about: from which version, by which passages, and why those. */
export async function onReceipt(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const found = await findGiven(id, locale, context)
  const words = messagesIn(locale)
  await interaction.editReply(
    'given' in found ? embedMessage(receiptOf(found.given, words)) : found.missing,
  )
}
