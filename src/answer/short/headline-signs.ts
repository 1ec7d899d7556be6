import type { Evidence } from '../../evidence/evidence.js'
import { besideRival } from '../../evidence/rival-values.js'
import { asksValue, givesValue } from '../../question/asked-value.js'
import type { Question } from '../../question/question.js'
import { ReadText } from '../../text/read-text.js'
import type { HitsRead, ReadSpan } from '../read-hits.js'
import { logarithmOf } from '../sureness/read-signs.js'

/** The features that decide whether a span is the answer. */
export interface HeadlineSigns {
  /**
   * From the reader: the logarithm of the span's score, its lead over the best span that says something else, its
   * probability, and whether it is not ranked first.
   */
  score: number
  lead: number
  probability: number
  isSecond: number
  /** Probability that its passage contains an answer at all. */
  answers: number
  /** Number of articles that contain it (a logarithm to base 2). */
  told: number
  /**
   * Its sentence: the rank among the evidence as 1, 1/2, 1/3; the score relative to the best one; the coverage of the
   * question by the sentence and by its passage.
   */
  rank: number
  strength: number
  coverage: number
  coverageInPassage: number
  /** Whether it contains a quantity or date that is asked for, lacks one, or contains one that is not asked for. */
  fitsValue: number
  lacksValue: number
  isValueUnasked: number
  /**
   * For an amount next to others of its kind: how much more of the question occurs right before it than right before
   * another.
   */
  besideRival: number
  /** The share of it that the question already contains. */
  echo: number
  length: number
  isLong: number
  /** Probability that the question is answered at all. */
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

/** The context of a span. */
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

/** Returns the share of a span's characters that occur in the question. */
function echoOf(bare: string, question: string): number {
  const said = [...bare].filter((character) => question.includes(character))
  return said.length / Math.max(1, bare.length)
}
