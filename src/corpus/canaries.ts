import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { longestQuestion } from '../answer/answer.js'
import type { Embedder } from '../embed/embedder.js'
import { isRight } from '../evaluation/answers.js'
import { type EvaluationOptions, evaluate } from '../evaluation/evaluate.js'
import { type EvaluationQuestion, readQuestions } from '../evaluation/questions.js'
import type { IndexVersion } from '../index/index.js'
import { failure } from '../wording/failure.js'

/** Below the corpus folder; the name keeps it from being read as articles. */
const CANARIES = '_canary.jsonl'

/** A question with a known right answer, asked of a new version before it is put in service. */
export type Canary = EvaluationQuestion

/** A version's answer to a canary question. */
export interface CanaryAnswer {
  question: string
  /** The short answer; if there is none, the sentence of the answer. */
  said: string
  right: boolean
}

/** How the new version did compared with the one in service. */
export interface CanaryReport {
  asked: number
  /** Null if no version was in service to be asked. */
  rightBefore: number | null
  rightAfter: number
  /** Questions that only the version in service answers rightly, with the answers of both. */
  worse: { question: string; before: string; after: string }[]
}

/**
 * Reads the canary questions of a corpus; none if it has no file of them.
 * @throws YoujuError file_unreadable if a line is not a question with its answer
 */
export async function readCanaries(corpus: string): Promise<Canary[]> {
  const path = join(corpus, CANARIES)
  const isThere = await stat(path).catch(() => null)
  if (!isThere) return []
  const canaries = await readQuestions(path)
  for (const [i, { question, answer }] of canaries.entries()) {
    const length = question.trim().length
    if (answer !== undefined && length > 0 && length <= longestQuestion) continue
    throw failure('file_unreadable:canary', { path, number: i + 1 })
  }
  return canaries
}

/**
 * Asks a version the canary questions. Answers consist of quotes, never of a chat model's words, so any
 * difference is due to the corpus alone.
 * @param onAsked called after each answered question; throwing ends the run
 */
export async function askCanaries(
  index: IndexVersion,
  embedder: Embedder,
  canaries: readonly Canary[],
  models: Pick<EvaluationOptions, 'crossEncoder' | 'reader'>,
  onAsked: () => void,
): Promise<CanaryAnswer[]> {
  const answers: CanaryAnswer[] = []
  // Only answers are judged: with gold articles, `evaluate` would look for those too.
  const questions = canaries.map((canary) => ({ ...canary, gold: [] }))
  await evaluate(
    index,
    embedder,
    { questions, claims: [] },
    {
      ...models,
      onAnswer({ question, answer: expected = null }, answer) {
        const said = answer.short ?? answer.answer
        answers.push({ question, said, right: isRight({ expected, answer }) })
        onAsked()
      },
    },
  )
  return answers
}

/** @param before null if no version was in service; otherwise in the order of `after` */
export function compareCanaries(
  before: readonly CanaryAnswer[] | null,
  after: readonly CanaryAnswer[],
): CanaryReport {
  const worse = after.flatMap(({ question, said, right }, i) => {
    const then = before?.[i]
    return then?.right && !right ? [{ question, before: then.said, after: said }] : []
  })
  return {
    asked: after.length,
    rightBefore: before === null ? null : countRight(before),
    rightAfter: countRight(after),
    worse,
  }
}

/** Decides whether the new version may serve: it must answer at least as many rightly as the old one. */
export function isNoWorse({ rightBefore, rightAfter }: CanaryReport): boolean {
  return rightBefore === null || rightAfter >= rightBefore
}

function countRight(answers: readonly CanaryAnswer[]): number {
  return answers.filter(({ right }) => right).length
}
