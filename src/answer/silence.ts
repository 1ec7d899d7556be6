import type { AnswerContent, AnswerSentence, Citation } from '../domain/index.js'
import type { Evidence } from '../evidence/evidence.js'
import { cite, quoteSpan } from '../evidence/quote.js'
import { misquotes } from '../evidence/verify.js'
import type { Articles, IndexVersion } from '../index/index.js'
import type { Question } from '../question/question.js'
import { asSentence, scriptOf } from '../text/script-of-answer.js'

const mostRelated = 3
/** Maximum number of sentences quoted from near evidence. */
const mostNear = 2
/** The share of what the nearest passage covers of the question that another's must cover to be quoted beside it. */
const AS_NEAR = 0.9

/**
 * Builds the answer used when no evidence answers, with the nearest passages as related, one per article.
 * @param isNear whether the passages come so close that their sentences are quoted
 */
export function silence(
  index: IndexVersion,
  question: Question,
  evidence: readonly Evidence[],
  isNear = false,
): AnswerContent {
  const nearest = new Map<string, Evidence>()
  for (const each of evidence) {
    if (nearest.size < mostRelated && !nearest.has(each.sentence.article.id)) {
      nearest.set(each.sentence.article.id, each)
    }
  }
  const shown = [...nearest.values()]
  const related = shown.map((each, i) => cite(each.sentence.article, quoteSpan(each), i + 1))
  const write = scriptOf(question.text)
  const least = AS_NEAR * (shown[0]?.coverageInPassage ?? 0)
  const near = related.filter(
    (_, i) => isNear && i < mostNear && (shown[i]?.coverageInPassage ?? 0) >= least,
  )
  return {
    ...frame(index, question),
    sentences: near.map((each) => quotedSentence(each, [each.n], write)),
    related,
    isNear: near.length > 0,
  }
}

/**
 * Turns a quote into a sentence of an answer.
 * @param write converts text into the script of the question
 */
export function quotedSentence(
  { quote }: Citation,
  cites: readonly number[],
  write: (text: string) => string,
): AnswerSentence {
  const text = asSentence(quote)
  const closed = /[。！？!?…][”’」』）)》"']*$/.test(text) ? text : `${text}。`
  return { text: write(closed), cites }
}

/**
 * Removes inexact quotes and the sentences from a silent answer: a fault in one quote may also affect the quotes shown
 * in its place.
 */
export async function withoutMisquotes(
  answer: AnswerContent,
  articles: Articles,
): Promise<AnswerContent> {
  const broken = await Promise.all(answer.related.map((one) => misquotes([one], articles)))
  const related = answer.related.filter((_, i) => broken[i]?.length === 0)
  return { ...answer, sentences: [], related, isNear: false }
}

/** Returns an empty answer in which each kind of answer fills in its own part. */
export function frame(index: IndexVersion, { text }: Pick<Question, 'text'>): AnswerContent {
  return {
    status: 'no_evidence',
    question: text,
    short: null,
    sentences: [],
    citations: [],
    independentOrigins: 0,
    conflicts: [],
    corpusAsOf: index.manifest.newest,
    indexVersion: index.version,
    mode: 'extractive',
    clarify: null,
    notes: [],
    modelFailure: null,
    confidence: 'low',
    related: [],
    isNear: false,
  }
}
