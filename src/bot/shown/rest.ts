import type { APIEmbed } from 'discord.js'
import type { AnswerContent } from '../../domain/index.js'
import { fitLines, fitSentences, joinedLength } from '../discord/fit.js'
import type { Words } from '../messages/words.js'
import { partsOfAnswer, type Shown } from './answer.js'

const ROOM = 3900

/** What comes after the part of an answer that has been shown, and whether that is all. */
export function showRest(
  answer: AnswerContent,
  shown: Shown,
  words: Words,
): { embed: APIEmbed; rest: Shown | null } {
  const parts = partsOfAnswer(answer, words)
  const text = fitSentences(parts.sentences.slice(shown.sentences), ROOM, words)
  const conflicts = fitLines(
    parts.conflicts.slice(shown.conflicts),
    ROOM - joinedLength(text.lines),
    words.moreConflicts,
  )
  const upper = [...text.lines, ...conflicts.lines]
  const sources = fitLines(
    parts.sources.slice(shown.sources),
    ROOM - joinedLength(upper),
    words.moreSources,
  )
  const isWhole = text.isWhole && conflicts.isWhole && sources.isWhole
  return {
    embed: { description: [...upper, ...sources.lines].join('\n').trim() || words.noMore },
    rest: isWhole
      ? null
      : {
          sentences: shown.sentences + text.shown,
          conflicts: shown.conflicts + conflicts.shown,
          sources: shown.sources + sources.shown,
        },
  }
}
