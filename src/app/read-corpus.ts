import { type CorpusPlan, planRefresh } from '../corpus/plan.js'
import {
  fingerprintOf,
  type RefreshOptions,
  type RefreshReport,
  refresh,
} from '../corpus/refresh.js'
import { cachedEmbedder } from '../embed/cached-embedder.js'
import type { IndexStore } from '../index/index.js'
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
  store: IndexStore
}

/** Reads the corpus in the calling thread. */
export function corpusReader({ corpus, store, ...models }: Parts): CorpusReader {
  return {
    async refresh(options) {
      const { embedder, crossEncoder, reader } = await opened(models)
      // It has one writer at a time: the holder of the lock.
      const cache = await store.vectorCache(embedder.fingerprint, embedder.dimensions)
      try {
        const report = await refresh({
          corpus,
          store,
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
        store,
        fingerprint: fingerprintOf(await models.embedder()),
        ...(onProgress ? { onRead: onProgress } : {}),
      })
    },
  }
}
