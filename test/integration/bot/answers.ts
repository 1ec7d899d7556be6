import type { Answer, Article, Citation, ClaimCheck } from '../../../src/domain/index.js'
import { sentencesOf } from '../../support/sentences-of.js'

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
  const said = parts.answer ?? '新馆总建筑面积2.4万平方米，比老馆大三倍。[1]'
  return {
    status: 'answered',
    question: '新馆有多大？',
    short: '2.4万平方米',
    answer: said,
    sentences: sentencesOf(said),
    citations: [citation()],
    independentOrigins: 1,
    conflicts: [],
    corpusAsOf: '2024-06-30',
    indexVersion: '1',
    mode: 'extractive',
    clarify: null,
    isNear: false,
    notice: null,
    notes: [],
    modelFailure: null,
    confidence: 'high',
    related: [],
    ...parts,
  }
}

export function noEvidence(parts: Partial<Answer> = {}): Answer {
  return answer({
    status: 'no_evidence',
    short: null,
    answer: '语料中没有找到能回答这个问题的内容。',
    sentences: [],
    citations: [],
    independentOrigins: 0,
    related: [citation()],
    ...parts,
  })
}

/** The article that `citation` quotes, or with other parts. */
export function article(parts: Partial<Article> = {}): Article {
  return {
    id: 'article-1',
    title: '新馆开放首日',
    source: '某市日报',
    author: null,
    published: '2024-05-18',
    file: 'articles/001.txt',
    url: null,
    lines: [[0, 3]],
    text: '新馆总建筑面积2.4万平方米，比老馆大三倍。当天有两千人入馆。',
    damage: [],
    repairs: [],
    digest: false,
    origin: 'article-1',
    ...parts,
  }
}

export function claimCheck(parts: Partial<ClaimCheck> = {}): ClaimCheck {
  return {
    claim: '新馆面积3万平方米',
    verdict: 'contradicted',
    reasons: ['语料写的是“2.4万平方米”，不是“3万平方米”[1]。'],
    citations: [citation()],
    independentOrigins: 1,
    parts: [
      {
        text: '新馆面积3万平方米',
        verdict: 'contradicted',
        reasons: ['语料写的是“2.4万平方米”，不是“3万平方米”[1]。'],
        why: [
          {
            kind: 'other_value',
            values: { said: '2.4万平方米', claimed: '3万平方米' },
            cites: [1],
          },
        ],
      },
    ],
    related: [],
    corpusAsOf: '2024-06-30',
    indexVersion: '1',
    mode: 'extractive',
    modelFailure: null,
    ...parts,
  }
}

export function unknownClaim(claim: string): ClaimCheck {
  return claimCheck({
    claim,
    verdict: 'not_in_corpus',
    reasons: ['语料里没有找到讲这件事的内容；没有找到不等于说法有误。'],
    citations: [],
    independentOrigins: 0,
    parts: [
      {
        text: claim,
        verdict: 'not_in_corpus',
        reasons: ['语料里没有找到讲这件事的内容；没有找到不等于说法有误。'],
        why: [{ kind: 'nothing_found', values: {}, cites: [] }],
      },
    ],
  })
}
