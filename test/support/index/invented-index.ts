import { join } from 'node:path'
import { fingerprintOf, refresh } from '../../../src/corpus/refresh.js'
import type { Embedder } from '../../../src/embed/embedder.js'
import { BUNDLED_MODEL } from '../../../src/embed/models.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'
import { openSnapshot, type Snapshot } from '../../../src/index/index.js'
import { openReader } from '../../../src/read/open-reader.js'
import type { Reader } from '../../../src/read/reader.js'
import { home, temporaryFolder } from '../cli/run-youju.js'

export const fixtures = join(home, 'test/fixtures/answers')
export const inventedCorpus = join(fixtures, 'corpus')

export interface InventedIndex {
  index: Snapshot
  embedder: Embedder
  reader: Reader
  remove(): Promise<void>
}

const modelsDir = join(home, 'embeddings/models')

/** Opens the bundled reader. */
export function bundledReader(): Reader {
  return openReader({ model: 'youju-reader-zh', modelsDir, claimsModel: null })
}

/** Indexes the invented corpus of test/fixtures/answers with the bundled model, in its own folder. */
export async function openInventedIndex(): Promise<InventedIndex> {
  return openIndexOf(inventedCorpus)
}

/** Indexes a folder of articles in the same way. */
export async function openIndexOf(corpus: string): Promise<InventedIndex> {
  const { folder, remove } = await temporaryFolder()
  const embedder = await openTransformersEmbedder({ model: BUNDLED_MODEL, modelsDir })
  await refresh({ corpus, indexDir: folder, embedder })
  const index = await openSnapshot(folder, fingerprintOf(embedder))
  return { index, embedder, reader: bundledReader(), remove }
}
