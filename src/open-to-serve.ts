import type { App, IngestReport } from './app.js'
import { type ErrorCode, YoujuError } from './domain/index.js'

/** What a version in service may lack that a new one has. */
const unusable: readonly ErrorCode[] = ['index_missing', 'index_corrupt', 'index_incompatible']

/**
 * Opens the version in service. Only where there is none, or this program cannot open it, the index is brought up to
 * date, and what was done is returned: a start takes back no rollback, puts nothing into service that nobody
 * confirmed, and needs neither the corpus nor the lock.
 * @throws YoujuError as `ingest`, where that is needed
 */
export async function openToServe(app: Pick<App, 'list' | 'ingest'>): Promise<IngestReport | null> {
  try {
    await app.list({ perPage: 1 })
    return null
  } catch (error) {
    if (!(error instanceof YoujuError && unusable.includes(error.code))) throw error
    return app.ingest()
  }
}
