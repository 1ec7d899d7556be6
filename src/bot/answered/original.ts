import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js'
import type { Answered, Article, Citation, Span } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { acknowledged } from '../discord/acknowledge.js'
import { type BotMessage, embedMessage, textMessage, withPicture } from '../discord/bot-message.js'
import { choice, type Row } from '../discord/components.js'
import { oneLine } from '../discord/markdown.js'
import { logFailure } from '../failures/failure.js'
import type { Components, Exchange } from '../feature.js'
import type { Words } from '../messages/words.js'
import { originalOf, placeOf } from '../shown/original.js'
import { articleSince, isStale, quotesOf } from './content-hashes.js'
import { findAnswered } from './find-answered.js'

export const original: Components = {
  kind: 'components',
  buttons: { original: onOriginal },
  selects: { original: onOriginal },
}

/** Shows a quote in its article, to whoever asks to see it. `given` are the answer's id and the quote's place. */
async function onOriginal(
  exchange: Exchange<ButtonInteraction | StringSelectMenuInteraction>,
  [id, place = '0']: readonly string[],
): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction } = exchange
  const found = await findAnswered(exchange, id)
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : place
  const shown =
    'given' in found ? await showOriginal(found.given, Number(chosen), exchange) : found.missing
  await interaction.editReply(shown)
}

async function showOriginal(
  given: Answered,
  number: number,
  { words, context }: Pick<Exchange, 'words' | 'context'>,
): Promise<BotMessage> {
  const { service } = context
  const citations = quotesOf(given)
  const chosen = citations[number] ? number : 0
  const citation = citations[chosen]
  if (!citation) return textMessage(words.receiptNothing)
  const { article, since } = await articleSince(citation, given, service)
  const othersChanged = since === 'same' && (await isStale(given, service))
  const shown = embedMessage(
    originalOf(citation, article, { isChanged: since === 'changed', othersChanged }, words),
    ...otherQuotes(given.id, citations, chosen, words),
  )
  const place = article && placeOf(citation, article)
  const span =
    typeof place === 'number' ? { start: place, end: place + citation.quote.length } : null
  return withPicture(shown, article && span && (await cutOf(article, span, context)))
}

/** The part of the picture where a quote stands; the text is shown also where that fails. */
async function cutOf(
  article: Article,
  span: Span,
  { service, log }: BotContext,
): Promise<Uint8Array | null> {
  if (!article.boxes) return null
  return service.cutOf(article, span).catch((error: unknown) => {
    logFailure(error, '没能从图片里截出引文', log)
    return null
  })
}

function otherQuotes(
  id: string,
  citations: readonly Citation[],
  shown: number,
  words: Words,
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
