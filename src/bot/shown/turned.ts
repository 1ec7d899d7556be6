import type { APIEmbed } from 'discord.js'
import type { Turned } from '../../domain/index.js'
import { fitLines } from '../discord/fit.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Locale } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { describe, particularsOf } from './sources.js'

/** What all embeds of a message may hold together, in UTF-16 code units. */
export const embedsLimit = 6000
/** By this colour the bot knows its own line again: no other embed has it. */
const colour = 0x8a_63_d2
const LONGEST = 1500
const LONGEST_QUOTE = 220
/** Below this the title of the report is left out. */
const ROOMY = 700

export function isTurnedEmbed({ color }: APIEmbed): boolean {
  return color === colour
}

/** The line below an answer or a check: how the news stands now, with the quote, its source and its date. */
export function turnedEmbed(turned: readonly Turned[], room: number, locale: Locale): APIEmbed {
  const words = wordsIn(locale)
  const most = Math.min(LONGEST, room)
  const lines = turned.flatMap((each) => turnedLines(each, most >= ROOMY, words))
  const fitted = fitLines(lines, most, words.moreSources)
  return { description: fitted.lines.join('\n').slice(0, most), color: colour }
}

/** What is said of one change: a heading, and the quote that says so. */
export function turnedLines(turned: Turned, isRoomy: boolean, words: Words): string[] {
  const { citation, claim } = turned
  const head = `**${headingOf(turned, words)}**`
  const ofClaim = claim === null ? [] : [words.quoted(escapeMarkdown(oneLine(claim, 80)))]
  const quote =
    citation && words.quoted(escapeMarkdown(oneLine(citation.quote, isRoomy ? LONGEST_QUOTE : 90)))
  const source =
    citation && (isRoomy ? describe(citation, words) : particularsOf(citation, words).join(' · '))
  return [
    [head, ...ofClaim].join(' · '),
    ...(quote ? [source ? `${quote} — ${source}` : quote] : []),
  ]
}

/** How the news stands now, in one phrase. */
export function headingOf(turned: Turned, words: Words): string {
  const shown = (value: string) => escapeMarkdown(oneLine(value, 120))
  return words.turned.heading(turned, words.verdicts, shown)
}
