import type { CorpusPlan } from '../corpus/plan.js'
import type { RefreshOptions } from '../corpus/refresh.js'
import {
  type ErrorCode,
  type RejectionReason,
  type SystemError,
  systemErrorIn,
  YoujuError,
} from '../domain/index.js'
import type { ModelSettings } from './models.js'
import type { ReaderReport } from './read-corpus.js'

/** What the process that reads the corpus is told when it starts. */
export interface ReaderTask {
  settings: ModelSettings & { corpus: string; indexDir: string }
  work: { what: 'refresh'; evenIfWorse: boolean } | { what: 'plan' }
  /** The work is to be stopped where this file is there. */
  stopFile: string
}

/** What it tells. The last message is a result or a failure. */
export type ReaderMessage =
  | { what: 'progress'; given: Parameters<NonNullable<RefreshOptions['onProgress']>> }
  | { what: 'step'; point: string }
  | { what: 'done'; result: ReaderReport | CorpusPlan }
  | { what: 'failed'; failure: Failure }

/** An error on its way to another thread or process, which would lose its class and everything but its words. */
export interface Failure {
  /** As the structured clone has it. */
  error: unknown
  code: ErrorCode | null
  reason?: RejectionReason | undefined
  /** What the operating system said. */
  system: SystemError | null
}

export function failureOf(error: unknown): Failure {
  return error instanceof YoujuError
    ? { error, code: error.code, reason: error.reason, system: null }
    : { error, code: null, system: systemErrorIn(error) }
}

export function errorOf({ error, code, reason, system }: Failure): unknown {
  if (!(error instanceof Error)) return error
  if (code !== null) return new YoujuError(code, error.message, { cause: error.cause, reason })
  return system === null ? error : Object.assign(error, system)
}
