import { answerQuestion } from '../answer/answer.js'
import { violations } from '../answer/verify.js'
import type { Answer } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import type { Snapshot } from '../index/index.js'
import { retrieve } from '../retrieve/retrieve.js'
import { type AnswerFigures, answerFigures, type Judged } from './answers.js'
import type { EvaluationQuestion } from './questions.js'
import { type RetrievalFigures, rankOfGold, retrievalFigures } from './retrieval.js'

export interface EvaluationOptions {
  /** Take each question's gold articles and their copies out of the index: silence is then right. */
  withoutGold?: boolean
  onQuestion?: (done: number, total: number) => void
  /** Hears of each question's answer, for a person to read. */
  onAnswer?: (question: EvaluationQuestion, answer: Answer) => void
}

export interface Evaluation {
  questions: number
  indexVersion: string
  /** Null where no question names its articles. */
  retrieval: Record<'dense' | 'lexical' | 'together', RetrievalFigures> | null
  /** Null where no question states its answer. */
  answers: AnswerFigures | null
}

const legs = { dense: 'dense', lexical: 'lexical', together: 'both' } as const
/** Passages looked through for ten different articles. */
const depth = 50

/** Scores a question set against an index. */
export async function evaluate(
  index: Snapshot,
  embedder: Embedder,
  questions: readonly EvaluationQuestion[],
  options: EvaluationOptions = {},
): Promise<Evaluation> {
  const copies = options.withoutGold ? copiesOfGold(index, questions) : null
  const ranks = { dense: [], lexical: [], together: [] } as Record<
    keyof typeof legs,
    (number | null)[]
  >
  const judged: Judged[] = []
  for (const [i, question] of questions.entries()) {
    if (question.gold.length > 0 && !copies) {
      for (const leg of ['dense', 'lexical', 'together'] as const) {
        const hits = await retrieve(index, embedder, question.question, {
          k: depth,
          legs: legs[leg],
        })
        ranks[leg].push(rankOfGold(hits, question))
      }
    }
    if (question.answer !== undefined) {
      const exclude = copies?.(question)
      const answer = await answerQuestion(index, embedder, question.question, { exclude })
      const exact = violations(answer, (id) => index.articleById(id)).length === 0
      judged.push({ expected: copies ? null : question.answer, answer, exact })
      options.onAnswer?.(question, answer)
    }
    options.onQuestion?.(i + 1, questions.length)
  }
  return {
    questions: questions.length,
    indexVersion: index.version,
    retrieval:
      ranks.together.length === 0
        ? null
        : {
            dense: retrievalFigures(ranks.dense),
            lexical: retrievalFigures(ranks.lexical),
            together: retrievalFigures(ranks.together),
          },
    answers: judged.length === 0 ? null : answerFigures(judged),
  }
}

/** For each question the ids of its gold articles and of all articles of their origins. */
export function copiesOfGold(
  index: Snapshot,
  questions: readonly EvaluationQuestion[],
): (question: EvaluationQuestion) => Set<string> {
  const wanted = new Set(questions.flatMap(({ gold }) => gold))
  const idsByOrigin = new Map<string, string[]>()
  const originByName = new Map<string, Set<string>>()
  for (const { id, file, origin } of index.articles()) {
    idsByOrigin.set(origin, [...(idsByOrigin.get(origin) ?? []), id])
    for (const name of [id, file, id.slice(id.lastIndexOf('#') + 1)]) {
      if (wanted.has(name))
        originByName.set(name, (originByName.get(name) ?? new Set()).add(origin))
    }
  }
  return ({ gold }) =>
    new Set(
      gold
        .flatMap((name) => [...(originByName.get(name) ?? [])])
        .flatMap((origin) => idsByOrigin.get(origin) ?? []),
    )
}
