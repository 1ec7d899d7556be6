import type { ButtonInteraction } from 'discord.js'
import { embedMessage } from '../discord/bot-message.js'
import type { Components, Exchange } from '../feature.js'
import { receiptOf } from '../shown/receipt.js'
import { isStale } from './content-hashes.js'
import { givenPrivately } from './find-answered.js'

export const receipt: Components = { kind: 'components', buttons: { receipt: onReceipt } }

/** Shows how an answer came about: from which version, by which passages, and why those. */
async function onReceipt(
  exchange: Exchange<ButtonInteraction>,
  [id]: readonly string[],
): Promise<void> {
  const given = await givenPrivately(exchange, id)
  if (!given) return
  const { interaction, words, context } = exchange
  const stale = await isStale(given, context.service)
  await interaction.editReply(embedMessage(receiptOf(given, stale, words)))
}
