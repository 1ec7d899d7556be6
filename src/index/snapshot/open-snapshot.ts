import { basename, join } from 'node:path'
import { YoujuError } from '../../domain/index.js'
import { type Bm25Columns, Bm25Index } from '../bm25-index.js'
import { readHnswFile, type StoredVectors } from '../hnsw-file.js'
import { HnswVectorIndex } from '../hnsw-vector-index.js'
import { DEFAULT_BM25 } from '../lexical-index.js'
import { ARTICLES, type ArticleColumns, ArticleStore, METADATA, TEXTS } from './article-store.js'
import { readColumns } from './columns.js'
import { indexCorrupt } from './faults.js'
import {
  assertSameFingerprint,
  type Fingerprint,
  MANIFEST,
  type Manifest,
  readManifest,
  type StoredFile,
} from './manifest.js'
import { PASSAGES, type PassageColumns } from './passage-columns.js'
import { Snapshot } from './snapshot.js'
import { readVerified } from './stored-file.js'
import { versionFolder } from './versions.js'

export const LEXICAL = 'lexical.bin'
export const VECTORS = 'vectors.hnsw'

/**
 * Opens a version of the index, by default the one in service. Everything is checked and read into
 * memory, so the version may be removed while it is open.
 *
 * Throws index_missing when nothing was published, index_incompatible when it was built with another
 * fingerprint or schema, index_corrupt when a file is missing, short or altered.
 */
export async function openSnapshot(
  indexDir: string,
  expected: Fingerprint,
  version?: string,
): Promise<Snapshot> {
  const directory = await versionFolder(indexDir, version)
  const manifest = await readManifest(directory)
  if (manifest.version !== basename(directory)) {
    throw indexCorrupt(join(directory, MANIFEST), '属于另一个版本')
  }
  assertSameFingerprint(manifest.fingerprint, expected)
  const read = (name: string) => readVerified(directory, storedFile(manifest, directory, name))
  const columns = async <T>(name: string) => readColumns<T>(join(directory, name), await read(name))
  // Together, so that one file is read while another is summed up, and the graph is built beside both.
  const [graph, texts, metadata, articles, passages, lexical] = await Promise.all([
    openVectors(directory, manifest, () => read(VECTORS)),
    read(TEXTS),
    read(METADATA),
    columns<ArticleColumns>(ARTICLES),
    columns<PassageColumns>(PASSAGES),
    columns<Bm25Columns>(LEXICAL),
  ])
  const store = new ArticleStore(articles, texts, metadata)
  const { index, stored } = graph
  const bm25 = new Bm25Index(lexical, DEFAULT_BM25, passages.articleRows)
  return new Snapshot(directory, manifest, store, passages, index, stored, bm25)
}

/** The graph, read only when its file is known to be whole: hnswlib trusts what it reads. */
async function openVectors(
  directory: string,
  { fingerprint, passages }: Manifest,
  read: () => Promise<ArrayBuffer>,
): Promise<{ index: HnswVectorIndex; stored: StoredVectors }> {
  const file = join(directory, VECTORS)
  const stored = readHnswFile(await read(), fingerprint.dimensions)
  if (!stored) throw indexCorrupt(file, '无法解读')
  try {
    const index = await HnswVectorIndex.read(file, fingerprint.dimensions, passages)
    return { index, stored }
  } catch (cause) {
    throw indexCorrupt(file, '无法解读', cause)
  }
}

/**
 * The version in service as the base of the next one, or null when there is none that can serve as
 * one: nothing published, another fingerprint, or damage. The next one is then built from the beginning.
 */
export async function openPrevious(
  indexDir: string,
  expected: Fingerprint,
): Promise<Snapshot | null> {
  try {
    return await openSnapshot(indexDir, expected)
  } catch (error) {
    if (error instanceof YoujuError) return null
    throw error
  }
}

function storedFile(manifest: Manifest, directory: string, name: string): StoredFile {
  const stored = manifest.files.find((file) => file.name === name)
  if (!stored) throw indexCorrupt(join(directory, MANIFEST), `没有列出 ${name}`)
  return stored
}
