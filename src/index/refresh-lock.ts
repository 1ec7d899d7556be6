import { join } from 'node:path'
import { type LockFailures, withLock } from '../ingest/process-lock.js'
import { failure } from '../wording/failure.js'

const LOCK = 'refresh.lock'

const failures: LockFailures = {
  busy: (file, { host, pid }) => failure('index_busy', { file, host, pid }),
  unusable: (file, fault, cause) => failure('index_unwritable:lock', { file, fault }, cause),
}

/**
 * Runs `work` while no other process, and no other call in this process, refreshes the same index. Throws index_busy at
 * once if another does; a lock left by a dead process is taken over.
 */
export async function withRefreshLock<T>(indexDir: string, work: () => Promise<T>): Promise<T> {
  return withLock(join(indexDir, LOCK), failures, work)
}
