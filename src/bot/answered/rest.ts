import type { ButtonInteraction } from 'discord.js'
import { embedMessage, textMessage } from '../discord/bot-message.js'
import { row } from '../discord/components.js'
import type { Components, Exchange } from '../feature.js'
import { restButton } from '../shown/buttons.js'
import { showRest } from '../shown/rest.js'
import { isStale } from './content-hashes.js'
import { givenPrivately } from './find-answered.js'

export const rest: Components = { kind: 'components', buttons: { rest: onRest } }

/** Shows what did not fit into an answer's message; `counts` say how much of it has been shown. */
async function onRest(
  exchange: Exchange<ButtonInteraction>,
  [id, ...counts]: readonly string[],
): Promise<void> {
  const given = await givenPrivately(exchange, id)
  if (!given) return
  const { interaction, words, context } = exchange
  if (given.kind !== 'answer') {
    await interaction.editReply(textMessage(words.noMore))
    return
  }
  const [sentences = 0, conflicts = 0, sources = 0] = counts.map((count) => Number(count) || 0)
  const shown = showRest(given.answer, { sentences, conflicts, sources }, words)
  const stale = (await isStale(given, context.service)) ? [words.changedSince, ''] : []
  const description = [...stale, shown.embed.description].join('\n')
  const rows = shown.rest ? [row(restButton(given.id, shown.rest, words))] : []
  await interaction.editReply(embedMessage({ ...shown.embed, description }, ...rows))
}
