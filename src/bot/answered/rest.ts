import type { ButtonInteraction } from 'discord.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { restButton } from '../shown/answer-buttons.js'
import { embedMessage, textMessage } from '../shown/bot-message.js'
import { row } from '../shown/components.js'
import { showRest } from '../shown/rest.js'
import { isStale } from './content-hashes.js'
import { givenPrivately } from './find-answered.js'

/** Shows what did not fit into an answer's message, to whoever asks to see it. */
export async function onRest(
  interaction: ButtonInteraction,
  [id, ...counts]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const given = await givenPrivately(interaction, id, locale, context)
  if (!given) return
  if (given.kind !== 'answer') {
    await interaction.editReply(textMessage(messagesIn(locale).noMore))
    return
  }
  const [sentences = 0, conflicts = 0, sources = 0] = counts.map((count) => Number(count) || 0)
  const { embed, rest } = showRest(given.answer, { sentences, conflicts, sources }, locale)
  const stale = (await isStale(given, context.service)) ? [messagesIn(locale).changedSince, ''] : []
  const description = [...stale, embed.description].join('\n')
  const rows = rest ? [row(restButton(given.id, rest, locale))] : []
  await interaction.editReply(embedMessage({ ...embed, description }, ...rows))
}
