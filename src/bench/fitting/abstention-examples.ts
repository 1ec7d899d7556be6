import { answerQuestion } from '../../answer/answer.js'
import type { Signs } from '../../answer/sureness/signs.js'
import type { Embedder } from '../../embed/embedder.js'
import { isRight } from '../../evaluation/answers.js'
import { copiesOfGold } from '../../evaluation/evaluate.js'
import type { EvaluationQuestion } from '../../evaluation/questions.js'
import type { IndexVersion } from '../../index/index.js'

/** The signs of an answer, and whether the answer should be shown. */
export interface Example {
  signs: Signs
  label: 0 | 1
  /** 0 for the questions on the odd lines of their set. */
  half: number
}

/**
 * Asks each question of the index as it is, where only rightly answered questions count, and of the index without its
 * articles and their copies. The signs are those that the answer itself is decided by; a question that is decided
 * otherwise gives no example.
 */
export async function abstentionExamples(
  index: IndexVersion,
  embedder: Embedder,
  questions: readonly EvaluationQuestion[],
): Promise<Example[]> {
  const copies = await copiesOfGold(index, questions)
  const examples: Example[] = []
  for (const [i, record] of questions.entries()) {
    const ask = async (exclude?: ReadonlySet<string>) => {
      return answerQuestion(index, embedder, record.question, { evenIfUnsure: true, exclude })
    }
    const { answer, signs } = await ask()
    const right = record.answer && isRight({ expected: record.answer, answer })
    if (signs && right) examples.push({ signs, label: 1, half: i % 2 })
    const without = (await ask(copies(record))).signs
    if (without) examples.push({ signs: without, label: 0, half: i % 2 })
  }
  return examples
}
