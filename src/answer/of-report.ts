import type { AnswerContent, AnswerNote, Citation } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import { media, printing, reports } from '../text/lexicon/questions/reports.js'

/** A question about a report itself: who printed it, when, or who wrote it. */
export interface OfReport {
  asks: 'source' | 'date' | 'author'
  /** The subject of the report, folded. */
  about: string
}

const report = anyOf(reports)
const printed = anyOf(printing)
const which = '哪(?:一)?'
const who = `(?:谁|${which}(?:位|个|名)?(?:记者|作者))`
const asking: readonly [OfReport['asks'], RegExp][] = [
  [
    'author',
    new RegExp(
      `(?:是|由)?${who}(?:采写|撰写|写|报道)的?|出自${who}(?:之手)?|(?<=${report}的?)(?:作者|记者)(?:是|叫)(?:谁|什么(?:名字)?)`,
    ),
  ],
  [
    'source',
    new RegExp(
      `(?:来自|出自|见于|登在|是|由)?(?:${which}(?:家|个|份|张|些)?|什么)(?:${anyOf(media)}|报(?![告名道]))(?:最[先早]|首先)?(?:${printed}|登|发表|发布|发|披露|上)?的?$|(?:来源|出处)是(?:什么|${which}[里儿家个]?)$`,
    ),
  ],
  [
    'date',
    new RegExp(`(?:是|在|于)?(?:什么时候|${which}[天日]|何时|几[号日])(?:${printed}|登|见报)的?$`),
  ],
]
const named = new RegExp(`的?(?:[这那有][篇条则个关])?的?${report}(?=[的是,]|$)`)

/** Returns what a question asks about a report; null if it asks about the reported event: 《三体》是谁写的, 方案是哪天公布的. */
export function askedOfReport(question: string): OfReport | null {
  const folded = fold(question).replace(/[\s?!。]+$/, '')
  for (const [asks, pattern] of asking) {
    const match = pattern.exec(folded)
    if (!match) continue
    const rest = folded.replace(match[0], '')
    const isOfReport = asks === 'date' || new RegExp(report).test(rest)
    if (!isOfReport && (asks === 'author' || !new RegExp(printed).test(match[0]))) continue
    const about = rest.replace(named, '').replace(/^关于|的$/g, '')
    return about.length < LEAST ? null : { asks, about }
  }
  return null
}

/** Minimum length of the subject: anything shorter cannot name an event. */
const LEAST = 3

/** Returns the reports cited by the first sentence of an answer about an event. */
export function reportsOf({ sentences, citations }: AnswerContent): Citation[] {
  const cites = sentences[0]?.cites ?? []
  return citations.filter(({ n }) => cites.includes(n))
}

/**
 * Returns what the articles state about themselves; null if none states what the question asks for.
 * @param authorOf returns the author of an article by the article's id
 */
export function statedByArticles(
  { asks }: OfReport,
  reports: readonly Citation[],
  authorOf: (article: string) => string | null,
): AnswerNote | null {
  const stating = reports.flatMap(({ articleId, source, published }) => {
    const author = authorOf(articleId)
    const isStated = { source, date: published, author }[asks] !== null
    return isStated ? [{ source, published, author }] : []
  })
  return stating.length === 0 ? null : { kind: 'reported_by', reports: stating }
}
