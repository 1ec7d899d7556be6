import type { ButtonInteraction } from 'discord.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { embedMessage } from '../shown/bot-message.js'
import { receiptOf } from '../shown/receipt.js'
import { isStale } from './article-seals.js'
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
  if (!('given' in found)) {
    await interaction.editReply(found.missing)
    return
  }
  const stale = await isStale(found.given, context.service)
  await interaction.editReply(embedMessage(receiptOf(found.given, stale, messagesIn(locale))))
}
