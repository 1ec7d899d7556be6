import type { APIEmbed } from 'discord.js'
import type { Answered, ReceiptLine } from '../../domain/index.js'
import type { Messages } from '../messages/messages.js'
import { escapeMarkdown, oneLine } from './markdown.js'
import { stretchesOf } from './terms.js'

/** How an answer came about; `isStale`: whether an article that it quotes has changed since. */
export function receiptOf(given: Answered, isStale: boolean, words: Messages): APIEmbed {
  const shown = given.kind === 'answer' ? given.answer : given.checks[0]
  const time = `<t:${Math.floor(Date.parse(given.at) / 1000)}:f>`
  const lines = [
    ...(isStale ? [words.changedSince, ''] : []),
    words.receiptVersion(escapeMarkdown(oneLine(shown?.indexVersion ?? '—', 100)), time),
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
      return `${i + 1}. ${name} · ${score.toFixed(2)}\n　${words.receiptRanks(dense, lexical)}${matched}`
    }),
  ]
}

function listed(terms: readonly string[]): string {
  return escapeMarkdown(oneLine(stretchesOf(terms).join('、'), 120))
}
