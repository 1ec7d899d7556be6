import { join } from 'node:path'
import { type CorpusPlan, planRefresh } from '../corpus/plan.js'
import {
  fingerprintOf,
  type RefreshOptions,
  type RefreshReport,
  refresh,
} from '../corpus/refresh.js'
import { cachedEmbedder } from '../embed/cached-embedder.js'
import { openVectorCache } from '../embed/vector-cache.js'
import { type Models, opened } from './models.js'

/** Options of a refresh: its progress callbacks, what stops it, and whether a worse index goes into service. */
export type IngestOptions = Pick<RefreshOptions, 'onProgress' | 'onStep' | 'signal' | 'evenIfWorse'>

export interface PlanOptions {
  /** Called with the number of articles read so far. */
  onProgress?: (articles: number) => void
}

/** The report of a refresh, with the number of cached vectors that were lost or damaged and computed again. */
export interface ReaderReport extends RefreshReport {
  damagedVectors: number
}

/** The long-running work of reading the corpus, in this process or in a separate one. */
export interface CorpusReader {
  /** The caller must hold the refresh lock. */
  refresh(options: IngestOptions): Promise<ReaderReport>
  plan(options: PlanOptions): Promise<CorpusPlan>
}

interface Parts extends Models {
  /** A folder, or one file. */
  corpus: string
  indexDir: string
}

/** Reads the corpus in the calling thread. */
export function corpusReader({ corpus, indexDir, ...models }: Parts): CorpusReader {
  return {
    async refresh(options) {
      const { embedder, crossEncoder, reader } = await opened(models)
      const dir = join(indexDir, 'cache')
      // The vector cache has one writer at a time: the holder of the lock.
      const cache = await openVectorCache(dir, embedder.fingerprint, embedder.dimensions)
      try {
        const report = await refresh({
          corpus,
          indexDir,
          embedder: cachedEmbedder(embedder, cache),
          crossEncoder,
          reader,
          ...options,
        })
        return { ...report, damagedVectors: cache.damaged }
      } finally {
        await cache.close()
      }
    },

    async plan({ onProgress }) {
      return planRefresh({
        corpus,
        indexDir,
        fingerprint: fingerprintOf(await models.embedder()),
        ...(onProgress ? { onRead: onProgress } : {}),
      })
    },
  }
}
