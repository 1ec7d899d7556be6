import { join } from 'node:path'
import { fingerprintOf, refresh } from '../../../src/corpus/refresh.js'
import type { Embedder } from '../../../src/embed/embedder.js'
import { BUNDLED_MODEL } from '../../../src/embed/models.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'
import { FileStore, type IndexVersion } from '../../../src/index/index.js'
import { openReader } from '../../../src/read/open-reader.js'
import type { Reader } from '../../../src/read/reader.js'
import { folderOfWorker, home, temporaryFolder } from '../cli/run-youju.js'
import { strictVersion } from './strict-version.js'

export const fixtures = join(home, 'test/fixtures/answers')
export const inventedCorpus = join(fixtures, 'corpus')

export interface OpenedIndex {
  index: IndexVersion
  embedder: Embedder
  reader: Reader
}

const modelsDir = join(home, 'embeddings/models')

/** Opens the bundled reader. */
export function bundledReader(): Reader {
  return openReader({ model: 'youju-reader-zh', modelsDir, claimsModel: null })
}

const shared = new Map<string, Promise<OpenedIndex>>()

/**
 * Opens an index that all test files of a worker share, built when it is first asked for: for tests that only read.
 * @param corpus by default the invented one of test/fixtures/answers
 */
export function sharedIndex(corpus = inventedCorpus): Promise<OpenedIndex> {
  const opened = shared.get(corpus) ?? openForWorker(corpus)
  shared.set(corpus, opened)
  return opened
}

function openForWorker(corpus: string): Promise<OpenedIndex> {
  return openIndexIn(folderOfWorker('index-'), corpus)
}

/** Indexes a folder of articles with the bundled model, in a folder of its own, which `remove` deletes. */
export async function openIndexOf(
  corpus: string,
): Promise<OpenedIndex & { remove(): Promise<void> }> {
  const { folder, remove } = await temporaryFolder()
  return { ...(await openIndexIn(folder, corpus)), remove }
}

async function openIndexIn(indexDir: string, corpus: string): Promise<OpenedIndex> {
  const embedder = await openTransformersEmbedder({ model: BUNDLED_MODEL, modelsDir })
  await refresh({ corpus, store: new FileStore(indexDir), embedder })
  const index = strictVersion(await new FileStore(indexDir).open(fingerprintOf(embedder)))
  return { index, embedder, reader: bundledReader() }
}
