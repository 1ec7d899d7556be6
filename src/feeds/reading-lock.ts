import { join } from 'node:path'
import { type LockFailures, withLock } from '../ingest/process-lock.js'
import { failure } from '../wording/failure.js'

const failures: LockFailures = {
  busy: () => failure('feed_busy', {}),
  unusable: (file, fault, cause) => failure('state_unavailable', { file, fault }, cause),
}

/**
 * Runs `work` while no other process reads the feed: it would fetch everything twice. A lock left by a dead process is
 * taken over.
 * @param folder where the locks stand
 * @throws YoujuError feed_busy at once if another reads it; state_unavailable
 */
export async function whileNobodyReads<T>(
  folder: string,
  feed: string,
  work: () => Promise<T>,
): Promise<T> {
  return withLock(join(folder, `reading-${feed}.lock`), failures, work)
}
