import type { APIEmbed } from 'discord.js'
import { type Answer, isThanks, type ModelFailureReason } from '../../domain/index.js'
import { type Fitted, fitLines, fitText, joinedLength } from '../discord/fit.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { BotLocale } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { conflictLines, relatedLines, sourceLines } from './sources.js'

// Discord allows 4,096 in a description and 6,000 in all; the footer stays far below the difference.
const descriptionLimit = 4096
/** What the list of sources is sure of, however long the answer is. */
const sourcesReserve = 1400
const conflictsLimit = 1000

/** How much of an answer has been shown: what comes after is behind a button. */
export interface Shown {
  sentences: number
  conflicts: number
  sources: number
}

export interface ShownAnswer {
  embed: APIEmbed
  /** Null when all of it is shown. */
  rest: Shown | null
}

/** What is to be said beside the answer itself. */
interface AboutAnswer {
  /** Whether the question stands in the list of gaps now. */
  isNoted?: boolean
  modelFailure?: ModelFailureReason | undefined
}

/** An answer; quotes as the corpus has them, the words around them in `locale`. */
export function showAnswer(
  answer: Answer,
  locale: BotLocale,
  { isNoted = false, modelFailure }: AboutAnswer = {},
): ShownAnswer {
  const words = wordsIn(locale)
  const { description, rest } =
    answer.status === 'answered' ? answered(answer, words) : noEvidence(answer, words, isNoted)
  const notices = noticesOf(answer, modelFailure, locale)
  const footer = footerOf(answer, notices, words)
  return { embed: { description, ...(footer === '' ? {} : { footer: { text: footer } }) }, rest }
}

/** All that an answer may show, each part in full. */
export function partsOfAnswer(answer: Answer, words: Words) {
  const isAnswered = answer.status === 'answered'
  return {
    text: answer.answer.trim(),
    conflicts: isAnswered
      ? conflictLines(answer.conflicts, answer.citations, answer.short, words)
      : [],
    sources: isAnswered
      ? sourceLines(answer.citations, words)
      : answer.isNear
        ? sourceLines(answer.related, words)
        : relatedLines(answer.related, words),
  }
}

function answered(answer: Answer, words: Words) {
  const parts = partsOfAnswer(answer, words)
  const short = escapeMarkdown(oneLine(answer.short ?? '', 200))
  const head = short === '' ? [] : [`**${short}**`]
  const conflicts = fitLines(parts.conflicts, conflictsLimit, words.moreConflicts)
  const title = parts.sources.length === 0 ? [] : ['', `**${words.sources}**`]
  const listed = Math.min(joinedLength(parts.sources), sourcesReserve)
  const fixed = joinedLength([...head, ...conflicts.lines, ...title]) + listed + 3
  const text = fitText(parts.text, descriptionLimit - fixed, words)
  const upper = [...head, ...text.lines, ...conflicts.lines]
  if (upper.length === 0) upper.push(words.noEvidence)
  const room = descriptionLimit - joinedLength([...upper, ...title]) - 1
  const sources = fitLines(parts.sources, room, words.moreSources)
  return {
    description: [...upper, ...title, ...sources.lines].join('\n'),
    rest: restOf(text, conflicts, sources),
  }
}

function noEvidence(answer: Answer, words: Words, isNoted: boolean) {
  const parts = partsOfAnswer(answer, words)
  const noted = isNoted ? [words.noted] : []
  const text = fitText(parts.text, descriptionLimit - sourcesReserve, words)
  const said = text.lines.length === 0 ? [words.noEvidence] : text.lines
  const upper = answer.clarify === null ? said : [askedBack(answer, answer.clarify, words)]
  if (parts.sources.length > 0) {
    upper.push(...(answer.isNear ? ['', `**${words.sources}**`] : [words.related]))
  }
  const room = descriptionLimit - joinedLength([...upper, ...noted]) - 1
  const sources = fitLines(parts.sources, room, words.moreSources)
  return {
    description: [...upper, ...sources.lines, ...noted].join('\n'),
    rest: restOf(text, fitLines([], 0, words.moreConflicts), sources),
  }
}

/** In the reader's language; with the word that is not understood, where it is one. */
function askedBack({ question }: Answer, clarify: string, words: Words): string {
  if (isThanks(question)) return words.welcome
  const word = clarify === question ? null : escapeMarkdown(oneLine(clarify, 20))
  return words.askBack(word)
}

function restOf(text: Fitted, conflicts: Fitted, sources: Fitted): Shown | null {
  if (text.isWhole && conflicts.isWhole && sources.isWhole) return null
  return { sentences: text.shown, conflicts: conflicts.shown, sources: sources.shown }
}

const reading = /^(?:按|接着)“(.*?)”理解。/su

/** How the question was read, and why a chat model did not write the answer, in the reader's language. */
function noticesOf(
  { notice, status }: Answer,
  modelFailure: ModelFailureReason | undefined,
  locale: BotLocale,
): string[] {
  const [read = '', understood] = reading.exec(notice ?? '') ?? []
  const isAnswered = status === 'answered'
  const left = (notice ?? '').slice(read.length)
  return [
    ...(understood === undefined ? [] : [wordsIn(locale).understoodAs(oneLine(understood, 200))]),
    // That a model has nothing to show for its word is what silence says already.
    ...(modelFailure === undefined || (!isAnswered && modelFailure === 'nothing_kept')
      ? [oneLine(left, 300)]
      : [wordsIn(locale).withoutModel(modelFailure, isAnswered)]),
  ].filter((text) => text !== '')
}

/** Footers show no markdown, so nothing is escaped here. */
function footerOf(answer: Answer, notices: readonly string[], words: Words): string {
  const reports = new Set(answer.citations.map(({ articleId }) => articleId)).size
  const copies = Math.max(0, reports - answer.independentOrigins)
  return [
    ...notices,
    ...(reports > 0 ? [words.counts(reports, answer.independentOrigins, copies)] : []),
    ...(answer.corpusAsOf ? [words.corpusAsOf(oneLine(answer.corpusAsOf, 20))] : []),
  ].join(' · ')
}
