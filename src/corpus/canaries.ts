import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { longestQuestion } from '../answer/answer.js'
import { YoujuError } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import { isRight } from '../evaluation/answers.js'
import { type EvaluationOptions, evaluate } from '../evaluation/evaluate.js'
import { type EvaluationQuestion, readQuestions } from '../evaluation/questions.js'
import type { Snapshot } from '../index/index.js'

/** Below the corpus folder; its name keeps it from being read as articles. */
const CANARIES = '_canary.jsonl'

/** A question whose right answer is known, asked of a new version before it is put in service. */
export type Canary = EvaluationQuestion

/** What a version said to a canary question. */
export interface CanaryAnswer {
  question: string
  /** The short answer; where there is none, the sentence that was said. */
  said: string
  right: boolean
}

/** How the new version fared beside the one in service. */
export interface CanaryReport {
  asked: number
  /** Null where no version was in service that could be asked. */
  rightBefore: number | null
  rightAfter: number
  /** Questions that the version in service answers rightly and the new one does not, with what each says. */
  worse: { question: string; before: string; after: string }[]
}

/**
 * The canary questions of a corpus; none where it has no file of them.
 * @throws YoujuError file_unreadable, where a line is no question with its answer
 */
export async function readCanaries(corpus: string): Promise<Canary[]> {
  const path = join(corpus, CANARIES)
  const isThere = await stat(path).catch(() => null)
  if (!isThere) return []
  const canaries = await readQuestions(path)
  for (const [i, { question, answer }] of canaries.entries()) {
    const length = question.trim().length
    if (answer !== undefined && length > 0 && length <= longestQuestion) continue
    throw new YoujuError(
      'file_unreadable',
      `抽查题文件 ${path} 的第 ${i + 1} 题缺少 question 或 answer，或题目太长：请补全，应当沉默的题把 answer 写成 null。`,
    )
  }
  return canaries
}

/**
 * Asks a version the canary questions. Answers are made of quotes, never by a chat model: what differs
 * is then due to the corpus alone.
 * @param onAsked hears of each question that was answered; what it throws ends the asking
 */
export async function askCanaries(
  index: Snapshot,
  embedder: Embedder,
  canaries: readonly Canary[],
  models: Pick<EvaluationOptions, 'crossEncoder' | 'reader'>,
  onAsked: () => void,
): Promise<CanaryAnswer[]> {
  const answers: CanaryAnswer[] = []
  // Only answers are judged: articles that are named as gold would be looked for besides.
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

/** @param before null where no version was in service; else in the order of `after` */
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

/** Whether the new version may serve: it answers at least as many rightly as the old one. */
export function isNoWorse({ rightBefore, rightAfter }: CanaryReport): boolean {
  return rightBefore === null || rightAfter >= rightBefore
}

function countRight(answers: readonly CanaryAnswer[]): number {
  return answers.filter(({ right }) => right).length
}
