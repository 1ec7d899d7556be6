import type { Evidence } from '../../evidence/evidence.js'
import { besideRival } from '../../evidence/rival-values.js'
import { asksValue, givesValue } from '../../question/asked-value.js'
import type { Question } from '../../question/question.js'
import { ReadText } from '../../text/read-text.js'
import type { HitsRead, ReadSpan } from '../read-hits.js'
import { logarithmOf } from '../sureness/read-signs.js'

/** What it is weighed by whether a span is the answer. */
export interface HeadlineSigns {
  /** What the reader makes of it: the logarithm of its score, how far it stands above what says something else, its place. */
  score: number
  lead: number
  probability: number
  isSecond: number
  /** How likely its passage answers at all. */
  answers: number
  /** In how many articles it stands (a logarithm to base 2). */
  told: number
  /** The sentence it stands in: the place among the evidence as 1, 1/2, 1/3; its score beside the best one's; what it holds of the question. */
  rank: number
  strength: number
  coverage: number
  coverageInPassage: number
  /** Whether it holds a quantity or a date where one is asked for, or lacks one; or holds one where none is asked for. */
  fitsValue: number
  lacksValue: number
  isValueUnasked: number
  /** Of an amount beside others of its kind: how much more of the question stands right before it than right before another. */
  besideRival: number
  /** How much of it the question says itself. */
  echo: number
  length: number
  isLong: number
  /** How likely the question is answered at all. */
  sureness: number
}

export const headlineSignNames = [
  'score',
  'lead',
  'probability',
  'isSecond',
  'answers',
  'told',
  'rank',
  'strength',
  'coverage',
  'coverageInPassage',
  'fitsValue',
  'lacksValue',
  'isValueUnasked',
  'besideRival',
  'echo',
  'length',
  'isLong',
  'sureness',
] as const satisfies readonly (keyof HeadlineSigns)[]

const LONG = 30

/** What a span stands among. */
export interface SpanSetting {
  evidence: readonly Evidence[]
  read: HitsRead
  rank: number
  sureness: number
}

export function headlineSignsOf(
  question: Question,
  each: Evidence,
  span: ReadSpan,
  { evidence, read, rank, sureness }: SpanSetting,
): HeadlineSigns {
  const said = new ReadText(each.sentence.article.text.slice(span.start, span.end))
  const bare = said.compact.replace(/\p{P}/gu, '')
  const asks = asksValue(question)
  const fits = givesValue(question, said)
  const isValue = said.quantities.length > 0 || said.dates.length > 0
  return {
    score: logarithmOf(span.score),
    lead: span.score - (span.place === 0 ? read.second : read.best),
    probability: span.probability,
    isSecond: span.place === 0 ? 0 : 1,
    answers: read.answers.get(each.hit) ?? 0,
    told: Math.log2(1 + articlesWith(read, span.place)),
    rank: 1 / (1 + rank),
    strength: each.score / Math.max(0.01, evidence[0]?.score ?? 0),
    coverage: each.coverage,
    coverageInPassage: each.coverageInPassage,
    fitsValue: asks && fits ? 1 : 0,
    lacksValue: fits ? 0 : 1,
    isValueUnasked: !asks && isValue ? 1 : 0,
    besideRival: besideRival(question, each.sentence, each.sentence.within(span)),
    echo: echoOf(bare, question.folded),
    length: Math.min(1, bare.length / LONG),
    isLong: bare.length > LONG ? 1 : 0,
    sureness,
  }
}

function articlesWith({ spans }: HitsRead, place: number): number {
  return [...spans.values()].filter((list) => list.some((span) => span.place === place)).length
}

/** The share of a span's characters that stand in the question. */
function echoOf(bare: string, question: string): number {
  const said = [...bare].filter((character) => question.includes(character))
  return said.length / Math.max(1, bare.length)
}
