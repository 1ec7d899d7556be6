import type { Answer, Citation } from '../../../src/domain/index.js'

/** A citation of an invented report. */
export function citation(parts: Partial<Citation> = {}): Citation {
  const n = parts.n ?? 1
  return {
    n,
    quote: '新馆总建筑面积2.4万平方米',
    articleId: `article-${n}`,
    title: '新馆开放首日',
    source: '某市日报',
    published: '2024-05-18',
    file: `articles/00${n}.txt`,
    lines: [3, 3],
    page: null,
    digest: false,
    start: 0,
    end: 14,
    origin: `origin-${n}`,
    url: null,
    ...parts,
  }
}

/** The answer of the picture in the design, or with other parts. */
export function answer(parts: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    question: '新馆有多大？',
    short: '2.4万平方米',
    answer: '新馆总建筑面积2.4万平方米，比老馆大三倍。[1]',
    citations: [citation()],
    independentOrigins: 1,
    conflicts: [],
    corpusAsOf: '2024-06-30',
    indexVersion: '1',
    mode: 'extractive',
    notice: null,
    confidence: 'high',
    related: [],
    ...parts,
  }
}

export function noEvidence(parts: Partial<Answer> = {}): Answer {
  return answer({
    status: 'no_evidence',
    short: null,
    answer: '语料中没有找到答案。',
    citations: [],
    independentOrigins: 0,
    related: [citation()],
    ...parts,
  })
}
