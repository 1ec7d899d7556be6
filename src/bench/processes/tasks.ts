import type { EvaluationQuestion } from '../../evaluation/questions.js'
import type { ContestantName, Corpus } from '../comparison/contestant.js'
import type { Budget, EmbeddingSpeed, Figures } from '../report/results.js'
import type { Built, Retrieval } from '../store/costs.js'
import type { Place } from '../store/place.js'

/** The tasks that a separate process can measure, and their results. */
export interface TaskResults {
  compare: Figures
  budgets: Budget[]
  embedding: EmbeddingSpeed[]
  page: Budget[]
  storeBuild: Built
  storeRetrieval: Retrieval
  /** Of 1. */
  storeRecall: number
}

/** Each is measured separately, so that the others remain if one is stopped; the last changes the corpus. */
export const budgetParts = [
  'starting',
  'opening',
  'asking',
  'reading',
  'formats',
  'pictures',
  'changing',
] as const
export type BudgetPart = (typeof budgetParts)[number]

export interface TaskInputs {
  compare: {
    contestant: ContestantName
    corpus: Corpus
    questions: readonly EvaluationQuestion[]
  }
  budgets: { part: BudgetPart; corpus: Corpus; questions: readonly EvaluationQuestion[] }
  page: { corpus: Corpus; questions: readonly EvaluationQuestion[] }
  storeBuild: { place: Place; corpus: Corpus; vectors: string }
  storeRetrieval: {
    place: Place
    corpus: Corpus
    questions: readonly string[]
    /** The process that starts all others of the server; null where its time is not known. */
    postmaster: number | null
    isCounted: boolean
  }
  storeRecall: { place: Place; corpus: Corpus; questions: readonly string[] }
  /** A .jsonl file; null for made-up passages. */
  embedding: { newsFile: string | null }
}

export type TaskKind = keyof TaskResults

/** A task as it is sent to its process. */
export type Task = { [kind in TaskKind]: { kind: kind; input: TaskInputs[kind] } }[TaskKind]
