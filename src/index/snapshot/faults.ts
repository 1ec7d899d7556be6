import { systemErrorIn, systemFault, type YoujuError } from '../../domain/index.js'
import { isWithin } from '../../ingest/within.js'
import { failure } from '../../wording/failure.js'

/** Returns the error for an unreadable file that names the version in service; rebuilding would not repair it. */
export function indexUnreadable(file: string, cause: unknown): unknown {
  const fault = systemFault(cause)
  return fault === null ? cause : failure('index_unreadable', { file, fault }, cause)
}

/**
 * Returns a system error about writing the index as one sentence. Returns null for other errors and for those about a
 * file elsewhere, because the process that writes the index also reads the corpus.
 */
export function indexUnwritable(indexDir: string, cause: unknown): YoujuError | null {
  const fault = systemFault(cause)
  // An error without a path is about an open file, and only the index's files are kept open.
  const path = systemErrorIn(cause)?.path ?? indexDir
  if (fault === null || !isWithin(path, indexDir)) return null
  return failure('index_unwritable', { indexDir, fault }, cause)
}
