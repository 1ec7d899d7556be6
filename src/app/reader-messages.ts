import type { CorpusPlan } from '../corpus/plan.js'
import type { RefreshOptions, RefreshReport } from '../corpus/refresh.js'
import { type ErrorCode, YoujuError } from '../domain/index.js'
import type { ModelSettings } from './models.js'

/** What the thread that reads the corpus is told when it starts. */
export interface ReaderTask {
  settings: ModelSettings & { corpus: string; indexDir: string }
  work: { what: 'refresh'; evenIfWorse: boolean } | { what: 'plan' }
}

/** What it tells. The last message is a result or a failure. */
export type ReaderMessage =
  | { what: 'progress'; given: Parameters<NonNullable<RefreshOptions['onProgress']>> }
  | { what: 'step'; point: string }
  | { what: 'done'; result: RefreshReport | CorpusPlan }
  | { what: 'failed'; failure: Failure }

/** An error on its way to another thread, which would lose the class and the code of a YoujuError. */
export interface Failure {
  /** As the structured clone has it. */
  error: unknown
  code: ErrorCode | null
}

export function failureOf(error: unknown): Failure {
  return { error, code: error instanceof YoujuError ? error.code : null }
}

export function errorOf({ error, code }: Failure): unknown {
  if (code === null || !(error instanceof Error)) return error
  return new YoujuError(code, error.message, { cause: error.cause })
}
