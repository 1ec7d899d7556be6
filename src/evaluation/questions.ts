import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Article } from '../domain/index.js'
import { failure, fileUnreadable } from '../wording/failure.js'

const record = z.object({
  question: z.string(),
  /** Accepted strings; null if the corpus does not say. If absent, only retrieval is scored. */
  answer: z.union([z.string().transform((one) => [one]), z.array(z.string()), z.null()]).optional(),
  /** Articles that contain the answer: ids, the part of an id after #, or file names. */
  gold: z.array(z.union([z.string(), z.number().transform(String)])).default([]),
  /** The differing values in the sources, all of which the answer should show. */
  conflict: z.array(z.string()).optional(),
})

const claimRecord = z.object({
  claim: z.string(),
  verdict: z.enum(['supported', 'contradicted', 'disputed', 'not_in_corpus']),
})

export type EvaluationQuestion = z.infer<typeof record>

export type EvaluationClaim = z.infer<typeof claimRecord>

/** The questions and claims of one evaluation file. */
export interface EvaluationSet {
  questions: EvaluationQuestion[]
  claims: EvaluationClaim[]
}

/** Reads a set of questions and claims, one JSON object per line. @throws YoujuError file_unreadable */
export async function readEvaluationSet(path: string): Promise<EvaluationSet> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileUnreadable(path, cause, 'questions')
  })
  const set: EvaluationSet = { questions: [], claims: [] }
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const read = JSON.parse(line) as object
      if ('claim' in read) set.claims.push(claimRecord.parse(read))
      else set.questions.push(record.parse(read))
    } catch (cause) {
      throw failure('file_unreadable:question', { path, line: i + 1 }, cause)
    }
  }
  return set
}

/** Reads only the questions of a set. @throws YoujuError file_unreadable */
export async function readQuestions(path: string): Promise<EvaluationQuestion[]> {
  return (await readEvaluationSet(path)).questions
}

/** Decides whether `gold` names the article. */
export function isGold(
  { id, file }: Pick<Article, 'id' | 'file'>,
  gold: readonly string[],
): boolean {
  return (
    gold.includes(id) || gold.includes(file) || gold.includes(id.slice(id.lastIndexOf('#') + 1))
  )
}
