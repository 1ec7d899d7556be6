import { readConfig } from '../../config.js'
import type { Embedder } from '../../embed/embedder.js'
import { BUNDLED_MODEL } from '../../embed/models.js'
import { openTransformersEmbedder } from '../../embed/transformers-embedder.js'

/** Opens the embedding model in use: the bundled one, or the one that EMBEDDING_MODEL names. */
export function openConfiguredEmbedder(options: { fastPath?: boolean } = {}): Promise<Embedder> {
  const { embeddingModel, modelsDir } = readConfig()
  return openTransformersEmbedder({ model: embeddingModel ?? BUNDLED_MODEL, modelsDir, ...options })
}
