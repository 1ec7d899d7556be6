import type { ButtonInteraction } from 'discord.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { embedMessage } from '../shown/bot-message.js'
import { receiptOf } from '../shown/receipt.js'
import { isStale } from './content-hashes.js'
import { givenPrivately } from './find-answered.js'

/** Shows how an answer came about: from which version, by which passages, and why those. */
export async function onReceipt(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const given = await givenPrivately(interaction, id, locale, context)
  if (!given) return
  const stale = await isStale(given, context.service)
  await interaction.editReply(embedMessage(receiptOf(given, stale, messagesIn(locale))))
}
