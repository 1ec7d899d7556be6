import { answerQuestion } from '../answer/answer.js'
import type { Signs } from '../answer/sureness/signs.js'
import type { Embedder } from '../embed/embedder.js'
import { isRight } from '../evaluation/answers.js'
import { copiesOfGold } from '../evaluation/evaluate.js'
import type { EvaluationQuestion } from '../evaluation/questions.js'
import type { Snapshot } from '../index/index.js'

/** The signs of an answer, and whether it is to be given. */
export interface Example {
  signs: Signs
  label: 0 | 1
  /** 0 for the questions on the odd lines of their set. */
  half: number
}

/**
 * Each question asked of the index as it is, where that is answered rightly, and with its articles and their copies
 * taken out. The signs are those that the answer itself is decided with; there are none where something else decides.
 */
export async function abstentionExamples(
  index: Snapshot,
  embedder: Embedder,
  questions: readonly EvaluationQuestion[],
): Promise<Example[]> {
  const copies = copiesOfGold(index, questions)
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
