import type { AnswerContent, AnswerSentence, Citation } from '../domain/index.js'
import type { Evidence } from '../evidence/evidence.js'
import { cite, quoteSpan } from '../evidence/quote.js'
import { misquotes } from '../evidence/verify.js'
import type { Snapshot } from '../index/index.js'
import type { Question } from '../question/question.js'
import { asSentence, scriptOf } from '../text/script-of-answer.js'

const mostRelated = 3
/** Of what comes close so many sentences are said. */
const mostNear = 2

/**
 * The answer when nothing answers, with the nearest passages of other articles as related.
 * @param isNear they come so close that their sentences are said
 */
export function silence(
  index: Snapshot,
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
  const related = [...nearest.values()].map((each, i) =>
    cite(each.sentence.article, quoteSpan(each), i + 1),
  )
  const write = scriptOf(question.text)
  const near = isNear ? related.slice(0, mostNear) : []
  return {
    ...frame(index, question),
    sentences: near.map((each) => quotedSentence(each, [each.n], write)),
    related,
    isNear: near.length > 0,
  }
}

/** A quote as a sentence of an answer. @param write puts text into the script of the question */
export function quotedSentence(
  { quote }: Citation,
  cites: readonly number[],
  write: (text: string) => string,
): AnswerSentence {
  const text = asSentence(quote)
  const closed = /[。！？!?…][”’」』）)》"']*$/.test(text) ? text : `${text}。`
  return { text: write(closed), cites }
}

/** What is wrong with one quote may be wrong with those that are shown in its place. */
export function withoutMisquotes(answer: AnswerContent, index: Snapshot): AnswerContent {
  const isExact = (one: Citation) => misquotes([one], (id) => index.articleById(id)).length === 0
  const related = answer.related.filter(isExact)
  return { ...answer, sentences: [], related, isNear: false }
}

/** An answer that says nothing yet: what each kind of answer fills in its own part of. */
export function frame(index: Snapshot, { text }: Pick<Question, 'text'>): AnswerContent {
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
