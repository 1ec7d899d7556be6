import type { APIEmbed } from 'discord.js'
import type { Answer } from '../../domain/index.js'
import type { BotLocale } from '../locale.js'
import { type Messages, messagesIn } from '../messages/messages.js'
import { cutAtSentences, escapeMarkdown, oneLine } from './markdown.js'
import { conflictLines, relatedLines, sourceLines } from './sources.js'

// Discord allows 4,096 in a description and 6,000 in all; the footer stays far below the difference.
const descriptionLimit = 4096
/** What the list of sources is sure of, however long the answer is. */
const sourcesReserve = 1400
const conflictsLimit = 1000
/** Enough for a line in any language that says how much was left out. */
const noteRoom = 60

/** An answer; quotes as the corpus has them, the words around them in `locale`. */
export function showAnswer(answer: Answer, locale: BotLocale, isNoted = false): APIEmbed {
  const words = messagesIn(locale)
  const description =
    answer.status === 'answered'
      ? answered(answer, words)
      : [noEvidence(answer, words), ...(isNoted ? [words.noted] : [])].join('\n')
  const footer = footerOf(answer, words)
  return { description, ...(footer === '' ? {} : { footer: { text: footer } }) }
}

function answered(answer: Answer, words: Messages): string {
  const short = escapeMarkdown(oneLine(answer.short ?? '', 200))
  const head = short === '' ? [] : [`**${short}**`]
  const disagreements = fitLines(
    conflictLines(answer.conflicts, answer.citations, answer.short, words),
    conflictsLimit,
    words.moreConflicts,
  )
  const sources = sourceLines(answer.citations, words)
  const sourcesTitle = sources.length === 0 ? [] : ['', `**${words.sources}**`]
  const listed = Math.min(joinedLength(sources), sourcesReserve)
  const fixed = joinedLength([...head, ...disagreements, ...sourcesTitle]) + listed + 3
  const text = fitText(answer.answer, descriptionLimit - fixed, words)
  const upper = [...head, ...text, ...disagreements]
  if (upper.length === 0) upper.push(words.noEvidence)
  const room = descriptionLimit - joinedLength([...upper, ...sourcesTitle]) - 1
  return [...upper, ...sourcesTitle, ...fitLines(sources, room, words.moreSources)].join('\n')
}

function noEvidence(answer: Answer, words: Messages): string {
  const related = relatedLines(answer.related, words)
  const text = fitText(answer.answer, descriptionLimit - sourcesReserve, words)
  const upper = text.length === 0 ? [words.noEvidence] : text
  if (related.length === 0) return upper.join('\n')
  upper.push(words.related)
  const room = descriptionLimit - joinedLength(upper) - 1
  return [...upper, ...fitLines(related, room, words.moreSources)].join('\n')
}

/** Footers show no markdown, so nothing is escaped here. */
function footerOf(answer: Answer, words: Messages): string {
  const reports = new Set(answer.citations.map(({ articleId }) => articleId)).size
  const copies = Math.max(0, reports - answer.independentOrigins)
  return [
    ...(answer.notice ? [oneLine(answer.notice, 300)] : []),
    ...(reports > 0 ? [words.counts(reports, answer.independentOrigins, copies)] : []),
    ...(answer.corpusAsOf ? [words.corpusAsOf(oneLine(answer.corpusAsOf, 20))] : []),
  ].join(' · ')
}

function fitText(text: string, room: number, words: Messages): string[] {
  const whole = cutAtSentences(text.trim(), room)
  if (whole.omitted === 0) return whole.text === '' ? [] : [whole.text]
  const cut = cutAtSentences(text.trim(), room - noteRoom)
  return [...(cut.text === '' ? [] : [cut.text]), words.moreSentences(cut.omitted)]
}

/** As many whole lines as fit in `room` joined, and a last one that says how many do not. */
export function fitLines(lines: string[], room: number, more: (count: number) => string): string[] {
  if (joinedLength(lines) <= room) return lines
  const kept: string[] = []
  for (const line of lines) {
    if (joinedLength([...kept, line]) + noteRoom > room) break
    kept.push(line)
  }
  return [...kept, more(lines.length - kept.length)]
}

function joinedLength(lines: string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0)
}
