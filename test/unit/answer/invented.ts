import type { Answer, Article, Citation, Hit, Span } from '../../../src/domain/index.js'
import type { Evidence } from '../../../src/evidence/evidence.js'
import { readSentence } from '../../../src/evidence/read-sentence.js'
import { noParts } from '../../../src/retrieve/rerank/score.js'
import { sentencesOf } from '../../support/sentences-of.js'

export function article(given: Partial<Article> = {}): Article {
  const id = given.id ?? 'bridge.md'
  return {
    id,
    title: null,
    source: '望川日报',
    author: null,
    published: '2024-05-01',
    file: id,
    url: null,
    text: '澜溪大桥全长4280米。',
    damage: [],
    repairs: [],
    digest: false,
    origin: id,
    lines: [[0, 1]],
    ...given,
  }
}

export function citation(given: Partial<Citation> = {}): Citation {
  const quote = given.quote ?? '澜溪大桥全长4280米。'
  return {
    n: 1,
    quote,
    articleId: 'bridge.md',
    title: null,
    source: '望川日报',
    published: '2024-05-01',
    file: 'bridge.md',
    lines: [1, 1],
    page: null,
    digest: false,
    start: 0,
    end: quote.length,
    origin: 'bridge.md',
    url: null,
    ...given,
  }
}

/** @param given with `answer`, its sentences too */
export function answered(given: Partial<Answer> = {}): Answer {
  const answer = given.answer ?? '澜溪大桥全长4280米。[1]'
  return {
    status: 'answered',
    question: '澜溪大桥全长多少米？',
    short: '4280米',
    answer,
    sentences: sentencesOf(answer),
    citations: [citation()],
    independentOrigins: 1,
    conflicts: [],
    corpusAsOf: '2024-05-01',
    indexVersion: 'v1',
    mode: 'extractive',
    clarify: null,
    isNear: false,
    notice: null,
    notes: [],
    modelFailure: null,
    confidence: 'high',
    related: [],
    ...given,
  }
}

export function silent(given: Partial<Answer> = {}): Answer {
  return answered({
    status: 'no_evidence',
    short: null,
    answer: '语料中没有找到能回答这个问题的内容。',
    sentences: [],
    citations: [],
    independentOrigins: 0,
    confidence: 'low',
    ...given,
  })
}

/** A sentence of an article as evidence of full weight. */
export function evidence(
  from: Article,
  sentence: Span = { start: 0, end: from.text.length },
  given: Partial<Omit<Evidence, 'sentence'>> = {},
): Evidence {
  const passage = { articleId: from.id, start: 0, end: from.text.length, text: from.text }
  const hit: Hit = {
    article: from,
    passage,
    score: 1,
    trace: { dense: null, lexical: null, cosine: 0, parts: noParts, terms: [], features: {} },
  }
  return {
    hit,
    sentence: readSentence(from, sentence),
    coverage: 1,
    coverageWithBefore: 1,
    coverageInPassage: 1,
    focus: 1,
    focusInPassage: 1,
    short: null,
    score: 2,
    ...given,
  }
}

/** Where `part` stands in `text`. */
export function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part)
  if (start < 0) throw new Error(`“${part}” does not stand in the text`)
  return { start, end: start + part.length }
}
