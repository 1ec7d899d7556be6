import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js'
import { type Article, type Citation, type Given, YoujuError } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext, BotService } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { type Messages, messagesIn } from '../messages/messages.js'
import { type BotMessage, embedMessage } from '../shown/bot-message.js'
import { choice, type Row } from '../shown/components.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { describe } from '../shown/sources.js'
import { findGiven } from './find-given.js'

/** Of the article's text before and after the quote, in UTF-16 code units. */
const AROUND = 300
const LONGEST_QUOTE = 1200

/** Shows a quote in its article, to whoever asks to see it. `given` are the answer's id and the quote's place. */
export async function onOriginal(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  [id, place = '0']: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const found = await findGiven(id, locale, context)
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : place
  const shown =
    'given' in found
      ? await showOriginal(found.given, Number(chosen), locale, context.service)
      : found.missing
  await interaction.editReply(shown)
}

async function showOriginal(
  given: Given,
  place: number,
  locale: BotLocale,
  service: BotService,
): Promise<BotMessage> {
  const words = messagesIn(locale)
  const citations = quotesOf(given)
  const citation = citations[place] ?? citations[0]
  if (!citation) return embedMessage({ description: words.receiptNothing })
  const article = await articleOf(citation, service)
  const lines = [describe(citation, words)]
  const fault = faultOf(citation, article, words)
  if (fault) lines.push(fault)
  lines.push('', article && !fault ? surroundings(article, citation) : quoted(citation.quote), '')
  const footer = words.original(citation.file, ...citation.lines)
  return embedMessage(
    { description: lines.join('\n'), footer: { text: oneLine(footer, 300) } },
    ...otherQuotes(given.id, citations, place, words),
  )
}

/** The quotes of what was given: those that it cites, else those that only came near. */
export function quotesOf(given: Given): Citation[] {
  const shown = given.kind === 'answer' ? [given.answer] : given.checks
  const cited = shown.flatMap(({ citations }) => citations)
  return cited.length > 0 ? cited : shown.flatMap(({ related }) => related)
}

async function articleOf({ articleId }: Citation, service: BotService): Promise<Article | null> {
  try {
    return await service.article(articleId)
  } catch (error) {
    if (error instanceof YoujuError && error.code === 'article_missing') return null
    throw error
  }
}

/** What has become of a quote since it was given; null while it stands where it stood. */
function faultOf(
  { start, end, quote }: Citation,
  article: Article | null,
  words: Messages,
): string | null {
  if (!article) return words.articleGone
  return article.text.slice(start, end) === quote ? null : words.articleChanged
}

function surroundings({ text }: Article, { start, end, quote }: Citation): string {
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  return [
    start > AROUND ? '…' : '',
    escapeMarkdown(before),
    quoted(quote),
    escapeMarkdown(after),
    end + AROUND < text.length ? '…' : '',
  ].join('')
}

/** Bold must not run over the end of a line. */
function quoted(quote: string): string {
  const bold = (line: string) => (line.trim() === '' ? line : `**${escapeMarkdown(line.trim())}**`)
  const cut = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE - 1)}…` : quote
  return cut.split('\n').map(bold).join('\n')
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
    description: oneLine(citation.quote, 100),
    value: String(place),
  }))
  return [choice(`original:${id}`, words.otherQuotes, options)]
}
