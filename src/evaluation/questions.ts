import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Article, YoujuError } from '../domain/index.js'

const record = z.object({
  question: z.string(),
  /** Accepted strings; null where the corpus does not say. Absent: only retrieval is scored. */
  answer: z.union([z.string().transform((one) => [one]), z.array(z.string()), z.null()]).optional(),
  /** Articles that hold the answer: ids, the part of an id after #, or file names. */
  gold: z.array(z.union([z.string(), z.number().transform(String)])).default([]),
})

export type EvaluationQuestion = z.infer<typeof record>

/** Reads a question set, one JSON object a line. @throws YoujuError file_unreadable */
export async function readQuestions(path: string): Promise<EvaluationQuestion[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new YoujuError('file_unreadable', `读不到问题文件 ${path}：请检查路径。`, { cause })
  })
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      return [record.parse(JSON.parse(line))]
    } catch (cause) {
      const message = `问题文件 ${path} 第 ${i + 1} 行无法理解：每行应是一个带 question 的 JSON 对象。`
      throw new YoujuError('file_unreadable', message, { cause })
    }
  })
}

/** Whether an article is one of those that `gold` names. */
export function isGold(
  { id, file }: Pick<Article, 'id' | 'file'>,
  gold: readonly string[],
): boolean {
  return (
    gold.includes(id) || gold.includes(file) || gold.includes(id.slice(id.lastIndexOf('#') + 1))
  )
}
