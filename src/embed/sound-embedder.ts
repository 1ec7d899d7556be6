import { YoujuError } from '../domain/index.js'
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
    throw new YoujuError(
      'embedding_failed',
      `嵌入模型“${model}”算不出有效的向量（得到的是零或不是数）：模型文件可能已损坏；请重新取得完整的模型，或不设 EMBEDDING_MODEL 而使用自带的模型。`,
    )
  }
  return {
    ...embedder,
    embedPassages: async (texts) => checked(texts, await embedder.embedPassages(texts)),
    embedQuestion: async (text) => checked([text], await embedder.embedQuestion(text)),
  }
}
