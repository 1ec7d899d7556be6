import type { Article, Hit, Span } from '../domain/index.js'
import type { TermSource } from '../index/index.js'
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

/** A candidate span for the short answer, in offsets of the article's text. */
export interface ShortSpan extends Span {
  /** The probability that it is the answer, 0 to 1. */
  probability: number
}

/** A sentence with the span in it that matters; null if there is none. */
export interface SpeakingSentence {
  sentence: ReadSentence
  short: Span | null
}

/** A candidate sentence for the answer with its features. All shares are between 0 and 1. */
export interface Evidence extends SpeakingSentence {
  hit: Hit
  /** Share of the question's weighted terms that the sentence contains. */
  coverage: number
  /** The same share for the sentence with the one before it, and for its passage with the title. */
  coverageWithBefore: number
  coverageInPassage: number
  /** Share of the question's focus (what is asked about the subject) that the sentence, or its passage, contains. */
  focus: number
  focusInPassage: number
  /** The span in it that a reader takes for the answer; null without a reader. */
  short: ShortSpan | null
  score: number
}

/** Returns the terms of a question or statement with their weights. */
export async function weighTerms(
  { terms }: Pick<Question, 'terms'>,
  index: Pick<TermSource, 'frequencies'>,
): Promise<TermWeights> {
  const known = await index.frequencies(terms)
  return new Map(
    terms.map((term) => [
      term,
      inverseDocumentFrequency(known.size, known.documentFrequency(term)),
    ]),
  )
}

/** Returns the sentences of the retrieved passages, best evidence first. */
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

/**
 * Returns the rank of each hit, from 0. A copy shares the rank of what it copies, so it takes no rank from other hits.
 */
function placesOf(hits: readonly Hit[]): number[] {
  const isCounted = new Set(ofSpeakers(hits))
  let next = 0
  return hits.map((hit) => (isCounted.has(hit) ? next++ : Math.max(0, next - 1)))
}

/** Keeps, for each origin, only the hits of the first article: what its copies say is not repeated. */
export function ofSpeakers(hits: readonly Hit[]): Hit[] {
  const speaks = new Map<string, string>()
  for (const { article } of hits) {
    if (!speaks.has(article.origin)) speaks.set(article.origin, article.id)
  }
  return hits.filter(({ article }) => speaks.get(article.origin) === article.id)
}

/**
 * The offset in code units after which an article adds little about its event, and the length of a sentence that says
 * many things.
 */
const farIn = 1500
const longSentence = 150
/** Text written for a program that reads it reports nothing: this penalty ranks it behind everything that does. */
const orderToReader = 4
/** The score of a perfect sentence; dividing by it keeps scores between 0 and 1. */
const MOST = 13.9

/**
 * Returns the sentences of a passage with their scores. The weights are rounded from a listwise regression on one half
 * of the news questions; on the other half the best sentence, and the best three, contain the answer as often
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

/** A sentence within its passage. */
export interface SentenceInPassage {
  sentence: ReadSentence
  /**
   * The text before it from the start of the previous sentence, folded; for the first sentence, the article's title.
   */
  before: string
}

/** A passage with its article, whether or not a search found it. */
type Read = Pick<Hit, 'article' | 'passage'>

/** Returns the sentences of a passage that can be quoted, cut back where they contain damage. */
export const sentencesOf = oncePer(({ article, passage }: Read): readonly SentenceInPassage[] => {
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

/**
 * The quotable sentences that report something; a sentence that gives orders to a model neither supports nor denies
 * anything.
 */
export const reportingSentencesOf = oncePer((hit: Read) =>
  sentencesOf(hit).filter(({ sentence }) => !givesOrders(sentence)),
)

/** A line without a closing mark is a headline or a caption: it names things and says little. */
function isHeading(folded: string): boolean {
  return !/[。.!?;:,"')…]$/.test(folded)
}

/** Returns the parts of a sentence around damage, cut at marks: no quote may overlap what could not be repaired. */
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
