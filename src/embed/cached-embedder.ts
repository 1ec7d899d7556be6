import type { Embedder } from './embedder.js'
import type { VectorCache } from './vector-cache.js'

/** Returns the same embedder with a cache: only passages that `cache` does not know are embedded, and added to it. */
export function cachedEmbedder(
  embedder: Embedder,
  cache: Pick<VectorCache, 'fingerprint' | 'dimensions' | 'getMany' | 'putMany'>,
): Embedder {
  const { fingerprint, dimensions } = embedder
  if (cache.fingerprint !== fingerprint || cache.dimensions !== dimensions) {
    throw new RangeError('This vector cache belongs to another embedder.')
  }
  return {
    ...embedder,
    async embedPassages(texts) {
      const { vectors, known } = await cache.getMany(texts)
      const missing = texts.flatMap((text, row) => (known[row] ? [] : [{ text, row }]))
      if (missing.length === 0) return vectors
      const fresh = missing.map(({ text }) => text)
      const embedded = await embedder.embedPassages(fresh)
      missing.forEach(({ row }, index) => {
        const vector = embedded.subarray(index * dimensions, (index + 1) * dimensions)
        vectors.set(vector, row * dimensions)
      })
      await cache.putMany(fresh, embedded)
      return vectors
    },
    // Questions are many and rarely repeat, so they are not worth the disk space.
    embedQuestion: (text) => embedder.embedQuestion(text),
  }
}
