import { failure } from '../wording/failure.js'
import type { Embedder } from './embedder.js'
import { isUnit } from './unit-rows.js'

/** Texts without any of these may have no tokens, and then no direction. */
const content = /[\p{L}\p{N}]/u

/**
 * Returns the same embedder, but it throws if the model returns no valid vector for a text: NaN, infinity or zeros.
 * Once stored, such vectors would look like any other, and nothing could be found by meaning.
 * @throws YoujuError embedding_failed, from both of its functions
 */
export function sound(embedder: Embedder): Embedder {
  const { model, dimensions } = embedder
  const checked = (texts: readonly string[], vectors: Float32Array): Float32Array => {
    const isFaulty = (text: string, row: number) =>
      !isUnit(vectors, row * dimensions, dimensions) && content.test(text)
    if (vectors.length === texts.length * dimensions && !texts.some(isFaulty)) return vectors
    throw failure('embedding_failed', { model })
  }
  return {
    ...embedder,
    embedPassages: async (texts) => checked(texts, await embedder.embedPassages(texts)),
    embedQuestion: async (text) => checked([text], await embedder.embedQuestion(text)),
  }
}
