import type { ButtonInteraction } from 'discord.js'
import type { Given, ReceiptLine } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { type Messages, messagesIn } from '../messages/messages.js'
import { embedMessage } from '../shown/bot-message.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { stretchesOf } from '../shown/terms.js'
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

function receiptOf(given: Given, words: Messages) {
  const shown = given.kind === 'answer' ? given.answer : given.checks[0]
  const time = `<t:${Math.floor(Date.parse(given.at) / 1000)}:f>`
  const lines = [
    words.receiptVersion(escapeMarkdown(shown?.indexVersion ?? '—'), time),
    ...(given.kind === 'answer'
      ? [words.receiptHow(given.answer.mode, given.answer.confidence)]
      : []),
    words.receiptOrigins(shown?.independentOrigins ?? 0),
    '',
    ...passages(given.kind === 'answer' ? given.receipt : [], words),
  ]
  return { title: words.receiptTitle, description: lines.join('\n') }
}

function passages(receipt: readonly ReceiptLine[], words: Messages): string[] {
  if (receipt.length === 0) return [words.receiptNothing]
  return [
    words.receiptPassages,
    ...receipt.map(({ title, articleId, dense, lexical, terms, score }, i) => {
      const name = escapeMarkdown(oneLine(title ?? articleId, 80))
      const matched = terms.length > 0 ? ` · ${words.receiptTerms(listed(terms))}` : ''
      return `${i + 1}. ${name}（${score.toFixed(2)}）\n　${words.receiptRanks(dense, lexical)}${matched}`
    }),
  ]
}

function listed(terms: readonly string[]): string {
  return escapeMarkdown(oneLine(stretchesOf(terms).join('、'), 120))
}
