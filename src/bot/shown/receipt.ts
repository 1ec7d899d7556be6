import type { APIEmbed } from 'discord.js'
import type { Answered, ReceiptLine } from '../../domain/index.js'
import { escapeMarkdown, oneLine, shownTime } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'

const pair = /^\p{Script=Han}{2}$/u

/** How an answer came about; `isStale`: whether an article that it quotes has changed since. */
export function receiptOf(given: Answered, isStale: boolean, words: Words): APIEmbed {
  const shown = given.kind === 'answer' ? given.answer : given.checks[0]
  const lines = [
    ...(isStale ? [words.changedSince, ''] : []),
    words.receiptVersion(
      escapeMarkdown(oneLine(shown?.indexVersion ?? '—', 100)),
      shownTime(given.at),
    ),
    ...(given.kind === 'answer'
      ? [words.receiptHow(given.answer.mode, given.answer.confidence)]
      : []),
    words.receiptOrigins(shown?.independentOrigins ?? 0),
    '',
    ...passages(given.kind === 'answer' ? given.receipt : [], words),
  ]
  return { title: words.receiptTitle, description: lines.join('\n') }
}

function passages(receipt: readonly ReceiptLine[], words: Words): string[] {
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

/**
 * A question's terms as a person reads them: the pairs of characters that search overlaps (晋城, 城经, 经开) are one
 * stretch again (晋城经开). Terms come in the order of the question.
 */
export function stretchesOf(terms: readonly string[]): string[] {
  const stretches: string[] = []
  let isOpen = false
  for (const term of terms) {
    const last = stretches.at(-1)
    const isPair = pair.test(term)
    if (last !== undefined && isOpen && isPair && last.endsWith(term.slice(0, 1))) {
      stretches[stretches.length - 1] = last + term.slice(1)
    } else stretches.push(term)
    isOpen = isPair
  }
  return stretches
}
