import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js'
import type { Answered, Citation } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext, BotService } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { type Messages, messagesIn } from '../messages/messages.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import { choice, type Row } from '../shown/components.js'
import { oneLine } from '../shown/markdown.js'
import { originalOf } from '../shown/original.js'
import { articleSince, isStale, quotesOf } from './content-hashes.js'
import { findAnswered } from './find-answered.js'

/** Shows a quote in its article, to whoever asks to see it. `given` are the answer's id and the quote's place. */
export async function onOriginal(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  [id, place = '0']: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const found = await findAnswered(interaction, id, locale, context)
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : place
  const shown =
    'given' in found
      ? await showOriginal(found.given, Number(chosen), locale, context.service)
      : found.missing
  await interaction.editReply(shown)
}

async function showOriginal(
  given: Answered,
  place: number,
  locale: BotLocale,
  service: BotService,
): Promise<BotMessage> {
  const citations = quotesOf(given)
  const chosen = citations[place] ? place : 0
  const citation = citations[chosen]
  const words = messagesIn(locale)
  if (!citation) return textMessage(words.receiptNothing)
  const { article, since } = await articleSince(citation, given, service)
  const othersChanged = since === 'same' && (await isStale(given, service))
  return embedMessage(
    originalOf(citation, article, { isChanged: since === 'changed', othersChanged }, words),
    ...otherQuotes(given.id, citations, chosen, words),
  )
}

function otherQuotes(
  id: string,
  citations: readonly Citation[],
  shown: number,
  words: Messages,
): Row[] {
  const others = citations.flatMap((citation, place) =>
    place === shown ? [] : [{ citation, place }],
  )
  if (others.length === 0) return []
  const options = others.map(({ citation, place }) => ({
    label: oneLine(`[${citation.n}] ${citation.title ?? citation.file}`, 100),
    description: oneLine(citation.quote, 100) || '—',
    value: String(place),
  }))
  return [choice(`original:${id}`, words.otherQuotes, options)]
}
