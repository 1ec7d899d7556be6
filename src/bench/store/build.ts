import { indexOfHome } from '../../app/index-of-home.js'
import { refresh } from '../../corpus/refresh.js'
import { cachedEmbedder } from '../../embed/cached-embedder.js'
import type { Embedder } from '../../embed/embedder.js'
import { FileStore } from '../../index/index.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { residentOf } from '../processes/resident.js'
import type { TaskInputs } from '../processes/tasks.js'
import type { Built } from './costs.js'
import { configAt } from './place.js'

/**
 * Builds an index as a refresh does. Vectors come from the folder `vectors` as far as they are there, and are added to it
 * otherwise: a second build does without the model, and keeps its own vectors by text like the first.
 */
export async function build({ place, corpus, vectors }: TaskInputs['storeBuild']): Promise<Built> {
  const store = indexOfHome(configAt(place, corpus))
  const { embedder, spent } = timed(await openConfiguredEmbedder())
  const { fingerprint, dimensions } = embedder
  const shared = await new FileStore(vectors).vectorCache(fingerprint, dimensions)
  const points = new Map<string, number>()
  const report = await store.withLock(async () => {
    const own = await store.vectorCache(fingerprint, dimensions)
    try {
      return await refresh({
        corpus: corpus.folder,
        store,
        embedder: cachedEmbedder(cachedEmbedder(embedder, shared), own),
        onStep: (point) => points.set(point, performance.now()),
      })
    } finally {
      await own.close()
      await shared.close()
    }
  })
  const [from, to] = [points.get('after:postings'), points.get('before:version')]
  return {
    ...{ articles: report.articles, passages: report.passages, seconds: report.seconds },
    embedding: spent() / 1000,
    graph: from !== undefined && to !== undefined ? (to - from) / 1000 : null,
    peakMB: residentOf(process.pid).peak / 1e6,
  }
}

/** Returns the embedder, and how many milliseconds it has embedded passages so far. */
function timed(embedder: Embedder): { embedder: Embedder; spent: () => number } {
  let milliseconds = 0
  return {
    spent: () => milliseconds,
    embedder: {
      ...embedder,
      embedQuestion: (text) => embedder.embedQuestion(text),
      async embedPassages(texts) {
        const began = performance.now()
        const vectors = await embedder.embedPassages(texts)
        milliseconds += performance.now() - began
        return vectors
      },
    },
  }
}
