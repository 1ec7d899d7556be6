import type { App, IngestReport } from './app.js'
import { type ErrorCode, YoujuError } from './domain/index.js'

/** Errors of the version in service that building a new one resolves. */
const unusable: readonly ErrorCode[] = ['index_missing', 'index_corrupt', 'index_incompatible']

/**
 * Opens the version in service. Only if there is none, or this program cannot open it, brings the index up to date and
 * returns the report. Otherwise a start undoes no rollback, puts nothing in service that nobody confirmed, and needs
 * neither the corpus nor the lock.
 * @throws YoujuError as `ingest`, if the index has to be built
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
