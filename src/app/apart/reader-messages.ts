import type { CorpusPlan } from '../../corpus/plan.js'
import type { RefreshOptions } from '../../corpus/refresh.js'
import type { DatabasePlace } from '../../database/address.js'
import {
  type ErrorCode,
  type Fault,
  type SystemError,
  systemErrorIn,
  YoujuError,
} from '../../domain/index.js'
import type { ModelSettings } from '../models.js'
import type { ReaderReport } from '../read-corpus.js'

/** The task sent to the child process that reads the corpus when it starts. */
export interface ReaderTask {
  settings: ModelSettings & { corpus: string; indexDir: string; database: DatabasePlace | null }
  work: { what: 'refresh'; evenIfWorse: boolean } | { what: 'plan' }
  /** The work stops once this file exists. */
  stopFile: string
}

/** A message from the child process. The last one is a result or a failure. */
export type ReaderMessage =
  | { what: 'progress'; given: Parameters<NonNullable<RefreshOptions['onProgress']>> }
  | { what: 'step'; point: string }
  | { what: 'done'; result: ReaderReport | CorpusPlan }
  | { what: 'failed'; failure: Failure }

/** An error prepared for another thread or process; sent as it is, it would keep only its message, not its class. */
export interface Failure {
  /** The error as structured cloning copies it. */
  error: unknown
  code: ErrorCode | null
  fault?: Fault | undefined
  /** The operating system's error, if it was one. */
  system: SystemError | null
}

export function failureOf(error: unknown): Failure {
  return error instanceof YoujuError
    ? { error, code: error.code, fault: error.fault, system: null }
    : { error, code: null, system: systemErrorIn(error) }
}

export function errorOf({ error, code, fault, system }: Failure): unknown {
  if (!(error instanceof Error)) return error
  if (code !== null) return new YoujuError(code, error.message, { cause: error.cause, fault })
  return system === null ? error : Object.assign(error, system)
}
