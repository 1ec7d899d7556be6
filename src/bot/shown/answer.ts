import type { APIEmbed } from 'discord.js'
import { type AnswerContent, marked, type Restriction } from '../../domain/index.js'
import { noteIn, silenceIn } from '../../wording/answers.js'
import { modelFailureIn } from '../../wording/model-failures.js'
import { type Fitted, fitLines, fitSentences, joinedLength } from '../discord/fit.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Locale } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { restrictionLines } from './restriction.js'
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

/**
 * An answer; quotes as the corpus has them, the words around them in `locale`.
 * @param isNoted whether the question stands in the list of gaps now
 * @param restriction what the question was restricted to
 */
export function showAnswer(
  answer: AnswerContent,
  locale: Locale,
  {
    isNoted = false,
    restriction = {},
  }: { isNoted?: boolean; restriction?: Restriction | undefined } = {},
): ShownAnswer {
  const words = wordsIn(locale)
  const { description, rest } =
    answer.status === 'answered' ? answered(answer, locale) : noEvidence(answer, locale, isNoted)
  const footer = footerOf(
    answer,
    [...notesOn(answer, locale), ...restrictionLines(restriction, words)],
    words,
  )
  return { embed: { description, ...(footer === '' ? {} : { footer: { text: footer } }) }, rest }
}

/** All that an answer may show, each part in full. */
export function partsOfAnswer(answer: AnswerContent, words: Words) {
  const isAnswered = answer.status === 'answered'
  return {
    sentences: answer.sentences.map(marked),
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

function answered(answer: AnswerContent, locale: Locale) {
  const words = wordsIn(locale)
  const parts = partsOfAnswer(answer, words)
  const short = escapeMarkdown(oneLine(answer.short ?? '', 200))
  const head = short === '' ? [] : [`**${short}**`]
  const conflicts = fitLines(parts.conflicts, conflictsLimit, words.moreConflicts)
  const title = parts.sources.length === 0 ? [] : ['', `**${words.sources}**`]
  const listed = Math.min(joinedLength(parts.sources), sourcesReserve)
  const fixed = joinedLength([...head, ...conflicts.lines, ...title]) + listed + 3
  const text = fitSentences(parts.sentences, descriptionLimit - fixed, words)
  const upper = [...head, ...text.lines, ...conflicts.lines]
  // Discord takes no message without text.
  if (upper.length === 0) upper.push(silenceOf({ ...answer, isNear: false }, locale))
  const room = descriptionLimit - joinedLength([...upper, ...title]) - 1
  const sources = fitLines(parts.sources, room, words.moreSources)
  return {
    description: [...upper, ...title, ...sources.lines].join('\n'),
    rest: restOf(text, conflicts, sources),
  }
}

function noEvidence(answer: AnswerContent, locale: Locale, isNoted: boolean) {
  const words = wordsIn(locale)
  const parts = partsOfAnswer(answer, words)
  const noted = isNoted ? [words.noted] : []
  const lead = silenceOf(answer, locale)
  const room = descriptionLimit - sourcesReserve - lead.length - 1
  const text = fitSentences(parts.sentences, room, words)
  const upper = [lead, ...text.lines]
  if (parts.sources.length > 0) {
    upper.push(...(answer.isNear ? ['', `**${words.sources}**`] : [words.related]))
  }
  const left = descriptionLimit - joinedLength([...upper, ...noted]) - 1
  const sources = fitLines(parts.sources, left, words.moreSources)
  return {
    description: [...upper, ...sources.lines, ...noted].join('\n'),
    rest: restOf(text, fitLines([], 0, words.moreConflicts), sources),
  }
}

/** That nothing answers, or what is not understood: of a long question the beginning. */
function silenceOf(answer: AnswerContent, locale: Locale): string {
  const { question, clarify } = answer
  const word = clarify === null || clarify === question ? clarify : oneLine(clarify, 20)
  return escapeMarkdown(silenceIn(locale, { ...answer, clarify: word }).trimEnd())
}

function restOf(text: Fitted, conflicts: Fitted, sources: Fitted): Shown | null {
  if (text.isWhole && conflicts.isWhole && sources.isWhole) return null
  return { sentences: text.shown, conflicts: conflicts.shown, sources: sources.shown }
}

/** How the question was read, and why a chat model did not write the answer, in the reader's language. */
function notesOn({ notes, modelFailure, status }: AnswerContent, locale: Locale): string[] {
  return [
    ...notes.map((note) => oneLine(noteIn(locale, note), 300).replace(/[。.]$/, '')),
    ...(modelFailure === null ? [] : [modelFailureIn(locale, modelFailure, status === 'answered')]),
  ]
}

/** Footers show no markdown, so nothing is escaped here. */
function footerOf(answer: AnswerContent, notices: readonly string[], words: Words): string {
  const reports = new Set(answer.citations.map(({ articleId }) => articleId)).size
  const copies = Math.max(0, reports - answer.independentOrigins)
  return [
    ...notices,
    ...(reports > 0 ? [words.counts(reports, answer.independentOrigins, copies)] : []),
    ...(answer.corpusAsOf ? [words.corpusAsOf(oneLine(answer.corpusAsOf, 20))] : []),
  ].join(' · ')
}
