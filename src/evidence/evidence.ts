import type { Article, Hit, Span } from '../domain/index.js'
import type { LexicalIndex } from '../index/lexical-index.js'
import { inverseDocumentFrequency } from '../index/lexical-index.js'
import type { Question } from '../question/question.js'
import { relativeScore } from '../retrieve/rerank/score.js'
import { writtenClauseMarks } from '../text/clauses.js'
import { fold } from '../text/fold.js'
import { withYears } from './asked-year.js'
import { givesOrders } from './orders.js'
import { quotableSentences } from './quotable.js'
import { oncePer, type ReadSentence, readSentence, settingOf } from './read-sentence.js'
import { coverage, type TermWeights } from './term-weights.js'

/** A span that may be the answer, in offsets of the article's text. */
export interface ShortSpan extends Span {
  /** How likely it is, 0 to 1. */
  probability: number
}

/** A sentence with the span in it that matters; null for none. */
export interface SpeakingSentence {
  sentence: ReadSentence
  short: Span | null
}

/** A sentence that may answer, with what speaks for it. All shares lie between 0 and 1. */
export interface Evidence extends SpeakingSentence {
  hit: Hit
  /** Share of the question's weighted terms that the sentence holds. */
  coverage: number
  /** The same with the sentence before it, and with its passage and title. */
  coverageWithBefore: number
  coverageInPassage: number
  /** Share of what is asked of the subject (the question's focus) that the sentence, or its passage, holds. */
  focus: number
  focusInPassage: number
  /** The span of it that a reader takes for the answer; null without a reader. */
  short: ShortSpan | null
  score: number
}

/** A question's or a statement's terms with their weights. */
export function weighTerms({ terms }: Pick<Question, 'terms'>, lexical: LexicalIndex): TermWeights {
  return new Map(
    terms.map((term) => [
      term,
      inverseDocumentFrequency(lexical.size, lexical.documentFrequency(term)),
    ]),
  )
}

/** The sentences of the passages found, best evidence first. */
export function gatherEvidence(
  question: Question,
  hits: readonly Hit[],
  weights: TermWeights,
): Evidence[] {
  const best = hits[0]?.score ?? 0
  const places = placesOf(hits)
  return hits
    .flatMap((hit, i) =>
      evidenceIn(
        question,
        hit,
        weights,
        relativeScore(hit.score, best),
        1 / (1 + (places[i] ?? i)),
      ),
    )
    .sort((a, b) => b.score - a.score)
}

/** The place of each hit, from 0: copies stand in the place of what they are copies of, and take none from others. */
function placesOf(hits: readonly Hit[]): number[] {
  const isCounted = new Set(ofSpeakers(hits))
  let next = 0
  return hits.map((hit) => (isCounted.has(hit) ? next++ : Math.max(0, next - 1)))
}

/** The hits of one article an origin, the first: what copies of it say is not said again. */
export function ofSpeakers(hits: readonly Hit[]): Hit[] {
  const speaks = new Map<string, string>()
  for (const { article } of hits) {
    if (!speaks.has(article.origin)) speaks.set(article.origin, article.id)
  }
  return hits.filter(({ article }) => speaks.get(article.origin) === article.id)
}

/** Where news says no more of what it reports, in code units; and a sentence that says many things. */
const farIn = 1500
const longSentence = 150
/** What is written for a program that reads it reports nothing: it comes behind all that does. */
const orderToReader = 4
/** What the best of sentences would score, so that scores lie between 0 and 1. */
const MOST = 13.9

/**
 * The sentences of a passage with their scores. The weights are rounded from a listwise regression on one half of
 * the news questions; on the other half the best sentence, and the best three, hold the answer as often
 * (docs/decisions/0011-answers.md).
 */
function evidenceIn(
  question: Question,
  hit: Hit,
  weights: TermWeights,
  relative: number,
  rank: number,
): Evidence[] {
  const { published } = hit.article
  const setting = withYears(settingOf(hit), published)
  const coverageInPassage = coverage(setting, weights)
  const focus = new Map(question.focus.map((term) => [term, weights.get(term) ?? 1]))
  const focusInPassage = coverage(setting, focus)
  return sentencesOf(hit).map(({ sentence, before }) => {
    const { folded } = sentence
    const said = withYears(sentence, published)
    const own = coverage(said, weights)
    const coverageWithBefore = coverage(`${before}\n${said}`, weights)
    const focusHere = focus.size === 0 ? own : coverage(said, focus)
    const score =
      (2 * own +
        2.6 * focusHere +
        1.45 * coverageWithBefore +
        0.8 * coverageInPassage +
        2.3 * relative +
        rank +
        1.4 * Math.max(0, hit.trace.cosine) -
        0.7 * focusInPassage -
        0.6 * Math.min(1, sentence.start / farIn) -
        0.3 * Math.min(1, folded.length / longSentence) -
        (isHeading(folded) ? 1 : 0) -
        (givesOrders(sentence) ? orderToReader : 0)) /
      MOST
    return {
      hit,
      sentence,
      coverage: own,
      coverageWithBefore,
      coverageInPassage,
      focus: focusHere,
      focusInPassage,
      short: null,
      score,
    }
  })
}

/** A sentence as it stands in a passage. */
export interface SentenceInPassage {
  sentence: ReadSentence
  /** What stands before it from the sentence before on, folded; before the first one the article's title. */
  before: string
}

/** The sentences of a passage that can be quoted, cut back where they hold damage. */
export const sentencesOf = oncePer(({ article, passage }: Hit): readonly SentenceInPassage[] => {
  const found: SentenceInPassage[] = []
  let title = `${article.title ?? ''}\n`
  let last = 0
  for (const { start, end } of quotableSentences(passage.text)) {
    const before = fold(`${title}${passage.text.slice(last, start)}`).trim()
    const whole = { start: passage.start + start, end: passage.start + end }
    for (const part of withoutDamage(article, whole)) {
      found.push({ sentence: readSentence(article, part), before })
    }
    title = ''
    last = start
  }
  return found
})

/** Those that report something: what gives orders to a model supports and denies nothing. */
export const reportingSentencesOf = oncePer((hit: Hit) =>
  sentencesOf(hit).filter(({ sentence }) => !givesOrders(sentence)),
)

/** A line without a closing mark is a headline or a caption: it names things and says little. */
function isHeading(folded: string): boolean {
  return !/[。.!?;:,"')…]$/.test(folded)
}

/** A sentence's parts around damage, cut at marks: no quote may overlap what could not be repaired. */
function withoutDamage(article: Article, sentence: Span): Span[] {
  const inside = article.damage.filter(
    ({ start, end }) => start < sentence.end && end > sentence.start,
  )
  if (inside.length === 0) return [sentence]
  const parts: Span[] = []
  let from = sentence.start
  for (const { start, end } of inside) {
    parts.push({ start: from, end: lastMark(article.text, from, start) })
    from = nextMark(article.text, end, sentence.end)
  }
  parts.push({ start: from, end: sentence.end })
  return parts.filter(({ start, end }) => end - start >= 8)
}

function lastMark(text: string, from: number, to: number): number {
  for (let at = to - 1; at > from; at--) if (writtenClauseMarks.includes(text.charAt(at))) return at
  return from
}

function nextMark(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (writtenClauseMarks.includes(text.charAt(at))) return at + 1
  return to
}
