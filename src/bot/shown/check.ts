import type { APIEmbed } from 'discord.js'
import type { ClaimCheck, Verdict } from '../../domain/index.js'
import type { BotLocale } from '../locale.js'
import { type Messages, messagesIn } from '../messages/messages.js'
import { fitLines } from './answer.js'
import { escapeCited, escapeMarkdown, oneLine } from './markdown.js'
import { describe } from './sources.js'

/** Discord allows 6,000 in all embeds of a message; some of it is kept for what is around them. */
const ROOM = 5600
const LONGEST_CLAIM = 200
const LONGEST_QUOTE = 220
const MOST_QUOTES = 4

const colours: Record<Verdict, number> = {
  supported: 0x2e_a0_43,
  contradicted: 0xd7_3a_49,
  disputed: 0xd2_99_22,
  not_in_corpus: 0x6e_76_81,
}

/** Checked claims, one embed each; `left` claims more were not checked. */
export function showChecks(
  checks: readonly ClaimCheck[],
  left: number,
  locale: BotLocale,
): APIEmbed[] {
  const words = messagesIn(locale)
  const room = Math.floor(ROOM / Math.max(1, checks.length))
  return checks.map((check, i) => {
    const isLast = i === checks.length - 1
    const more = isLast && left > 0 ? [words.claimsLeft(left)] : []
    return { ...showCheck(check, room, more, words), color: colours[check.verdict] }
  })
}

function showCheck(
  check: ClaimCheck,
  room: number,
  more: readonly string[],
  words: Messages,
): Pick<APIEmbed, 'description' | 'footer'> {
  const claim = escapeMarkdown(oneLine(check.claim, LONGEST_CLAIM))
  const head = [`**${words.verdicts[check.verdict]}** · “${claim}”`, ...partLines(check, words)]
  const footer = footerOf(check, words)
  const reserve = joined([...head, ...more]).length + footer.length + 80
  const evidence = fitLines(evidenceLines(check, words), room - reserve, words.moreSources)
  const description = joined([...head, ...evidence, ...more])
  return { description, ...(footer === '' ? {} : { footer: { text: footer } }) }
}

/** The reasons; of a compound claim each part with its own verdict. */
function partLines({ parts, reasons }: ClaimCheck, words: Messages): string[] {
  const line = (text: string) => escapeCited(oneLine(text, 300))
  if (parts.length < 2) return reasons.slice(0, 4).map(line)
  return parts
    .slice(0, 6)
    .map(({ text, verdict, reasons: why }) =>
      [
        `· ${words.verdicts[verdict]}：${escapeMarkdown(oneLine(text, 80))}`,
        ...why.slice(0, 1).map((reason) => `　${line(reason)}`),
      ].join('\n'),
    )
}

function evidenceLines({ citations, related }: ClaimCheck, words: Messages): string[] {
  if (citations.length === 0) {
    if (related.length === 0) return []
    return [words.related, ...related.slice(0, 2).map((each) => `· ${describe(each, words)}`)]
  }
  return citations.slice(0, MOST_QUOTES).map((citation) => {
    const quote = escapeMarkdown(oneLine(citation.quote, LONGEST_QUOTE))
    return `[${citation.n}] “${quote}” — ${describe(citation, words)}`
  })
}

function footerOf(check: ClaimCheck, words: Messages): string {
  const reports = new Set(check.citations.map(({ articleId }) => articleId)).size
  const copies = Math.max(0, reports - check.independentOrigins)
  return [
    ...(reports > 0 ? [words.counts(reports, check.independentOrigins, copies)] : []),
    ...(check.corpusAsOf ? [words.corpusAsOf(oneLine(check.corpusAsOf, 20))] : []),
  ].join(' · ')
}

const joined = (lines: readonly string[]): string => lines.join('\n')
