import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { cachedEmbedder } from '../../src/embed/cached-embedder.js'
import { BUNDLED_MODEL } from '../../src/embed/models.js'
import { openTransformersEmbedder } from '../../src/embed/transformers-embedder.js'
import { openVectorCache } from '../../src/embed/vector-cache.js'
import { HashedEmbedder } from '../support/models/hashed-embedder.js'
import { embedderContract } from './embedder.contract.js'

// Loading a model can be slow on a busy machine; no test here measures time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const modelsDir = 'embeddings/models'

embedderContract('HashedEmbedder', async () => new HashedEmbedder())

embedderContract('the bundled model', () =>
  openTransformersEmbedder({ model: BUNDLED_MODEL, modelsDir }),
)

embedderContract('a cached embedder', async () => {
  const embedder = new HashedEmbedder(64)
  const dir = await mkdtemp(join(tmpdir(), 'youju-vectors-'))
  const cache = await openVectorCache(dir, embedder.fingerprint, 64)
  onTestFinished(async () => {
    await cache.close()
    await rm(dir, { recursive: true, force: true })
  })
  return cachedEmbedder(embedder, cache)
})
