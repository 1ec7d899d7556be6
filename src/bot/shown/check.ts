import type { APIEmbed } from 'discord.js'
import { toTraditional } from '../../app.js'
import type { ClaimCheck, Verdict } from '../../domain/index.js'
import { checkIn } from '../../wording/check-reasons.js'
import { modelFailureIn } from '../../wording/model-failures.js'
import { fitLines, joinedLength } from '../discord/fit.js'
import { escapeCited, escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Locale } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { describe } from './sources.js'

/** Discord allows 6,000 in all embeds of a message; some of it is kept for what is around them. */
const ROOM = 5600
/** Of one embed Discord takes 4,096. */
const LONGEST_DESCRIPTION = 4000
const LONGEST_CLAIM = 160
const LONGEST_REASON = 300
const LONGEST_QUOTE = 220

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
  locale: Locale,
): APIEmbed[] {
  const words = wordsIn(locale)
  const room = Math.min(LONGEST_DESCRIPTION, Math.floor(ROOM / Math.max(1, checks.length)))
  return checks.map((check, i) => {
    const isLast = i === checks.length - 1
    const more = isLast && left > 0 ? [words.claimsLeft(left)] : []
    // In simplified Chinese reasons come in the script of the claim.
    const inLocale = locale === 'zh-CN' ? check : checkIn(locale, check, toTraditional)
    if (isLast && words.inChinese !== null) more.push(words.inChinese)
    return {
      ...showCheck(inLocale, room, more, locale),
      color: colours[check.verdict],
    }
  })
}

function showCheck(
  check: ClaimCheck,
  room: number,
  more: readonly string[],
  locale: Locale,
): Pick<APIEmbed, 'description' | 'footer'> {
  const words = wordsIn(locale)
  const claim = escapeMarkdown(oneLine(check.claim, LONGEST_CLAIM))
  const head = `**${words.verdicts[check.verdict]}** · ${words.quoted(claim)}`
  const footer = footerOf(check, locale, words)
  const left = room - joinedLength([head, ...more]) - footer.length
  // Many claims in one message leave little to each.
  const longest = Math.floor(room / 8)
  const why = fitLines(reasonLines(check, longest, words), Math.floor(left / 2), words.moreReasons)
  const evidence = fitLines(
    evidenceLines(check, longest, words),
    left - joinedLength(why.lines),
    words.moreSources,
  )
  const description = [head, ...why.lines, ...evidence.lines, ...more].join('\n')
  return { description, ...(footer === '' ? {} : { footer: { text: footer } }) }
}

/** The reasons; of a compound claim each part with its own verdict. */
function reasonLines({ parts, reasons }: ClaimCheck, longest: number, words: Words): string[] {
  const line = (text: string) => escapeCited(oneLine(text, Math.min(longest, LONGEST_REASON)))
  if (parts.length < 2) return reasons.map(line)
  return parts.map(({ text, verdict, reasons: why }) =>
    [
      `· **${words.verdicts[verdict]}** ${escapeMarkdown(oneLine(text, 80))}`,
      ...why.slice(0, 1).map((reason) => `　${line(reason)}`),
    ].join('\n'),
  )
}

function evidenceLines(
  { citations, related }: ClaimCheck,
  longest: number,
  words: Words,
): string[] {
  if (citations.length === 0) {
    if (related.length === 0) return []
    return [
      words.relatedToClaim,
      ...related.slice(0, 2).map((each) => `· ${describe(each, words)}`),
    ]
  }
  return citations.map((citation) => {
    const quote = escapeMarkdown(oneLine(citation.quote, Math.min(longest, LONGEST_QUOTE)))
    return `[${citation.n}] ${words.quoted(quote)} — ${describe(citation, words)}`
  })
}

function footerOf(check: ClaimCheck, locale: Locale, words: Words): string {
  const reports = new Set(check.citations.map(({ articleId }) => articleId)).size
  const copies = Math.max(0, reports - check.independentOrigins)
  return [
    ...(check.modelFailure ? [modelFailureIn(locale, check.modelFailure, false)] : []),
    ...(reports > 0 ? [words.counts(reports, check.independentOrigins, copies)] : []),
    ...(check.corpusAsOf ? [words.corpusAsOf(oneLine(check.corpusAsOf, 20))] : []),
  ].join(' · ')
}
