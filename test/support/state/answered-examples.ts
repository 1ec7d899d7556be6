import type { Answer, Citation, ClaimCheck } from '../../../src/domain/index.js'
import type { NewAnswered } from '../../../src/state/state.js'

const citation: Citation = {
  n: 1,
  quote: '云台港三期工程计划总投资38.5亿元。',
  articleId: 'port.txt',
  title: '云台港三期开工',
  source: null,
  published: '2025-03-05',
  file: 'port.txt',
  lines: [3, 4],
  page: null,
  digest: false,
  start: 12,
  end: 30,
  origin: 'port.txt',
  url: null,
}

export const answered: Answer = {
  status: 'answered',
  question: '总投资是多少？',
  short: '38.5亿元',
  answer: '云台港三期工程计划总投资38.5亿元。[1]',
  sentences: [{ text: '云台港三期工程计划总投资38.5亿元。', cites: [1] }],
  citations: [citation],
  independentOrigins: 1,
  conflicts: [{ about: '总投资', values: [{ value: '38.5亿元', n: 1 }] }],
  corpusAsOf: '2025-03-05',
  indexVersion: 'v1',
  mode: 'extractive',
  clarify: null,
  isNear: false,
  notice: null,
  notes: [],
  modelFailure: null,
  confidence: 'high',
  related: [],
}

export const unanswered: Answer = {
  ...answered,
  status: 'no_evidence',
  short: null,
  answer: '语料里没有这方面的依据。',
  sentences: [],
  citations: [],
  conflicts: [],
  related: [citation],
}

const check: ClaimCheck = {
  claim: '云台港三期总投资40亿元。',
  verdict: 'contradicted',
  reasons: ['报道说是38.5亿元[1]'],
  citations: [citation],
  independentOrigins: 1,
  parts: [
    {
      text: '总投资40亿元',
      verdict: 'contradicted',
      reasons: ['38.5亿元[1]'],
      why: [{ kind: 'other_value', values: { said: '38.5亿元', claimed: '40亿元' }, cites: [1] }],
    },
  ],
  related: [],
  corpusAsOf: null,
  indexVersion: 'v1',
  mode: 'extractive',
  modelFailure: null,
}

type NewAnswer = Extract<NewAnswered, { kind: 'answer' }>

/** Returns an answer as it was given to somebody, with some properties replaced. */
export function newAnswer(others: Partial<NewAnswer> = {}): NewAnswer {
  return { ...circumstances, kind: 'answer', answer: answered, receipt: [], ...others }
}

export function newCheck(
  others: Partial<Extract<NewAnswered, { kind: 'check' }>> = {},
): NewAnswered {
  return { ...circumstances, kind: 'check', checks: [check], left: 2, ...others }
}

const circumstances = {
  question: '总投资是多少？',
  user: 'ming',
  channel: 'news',
  message: null,
  previous: null,
  locale: 'zh-CN',
  isPrivate: false,
  at: '2025-03-05T08:00:00.000Z',
}
