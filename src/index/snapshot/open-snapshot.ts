import { basename, join } from 'node:path'
import { YoujuError } from '../../domain/index.js'
import { type Bm25Columns, Bm25Index } from '../bm25-index.js'
import { readHnswFile } from '../hnsw-file.js'
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

  const articleColumns = await columns<ArticleColumns>(ARTICLES)
  const store = new ArticleStore(articleColumns, await read(TEXTS), await read(METADATA))
  const passages = await columns<PassageColumns>(PASSAGES)
  const lexical = new Bm25Index(
    await columns<Bm25Columns>(LEXICAL),
    DEFAULT_BM25,
    passages.articleRows,
  )
  const stored = readHnswFile(await read(VECTORS), manifest.fingerprint.dimensions)
  if (!stored) throw indexCorrupt(join(directory, VECTORS), '无法解读')
  const vectors = await readVectors(directory, manifest)
  return new Snapshot(directory, manifest, store, passages, vectors, stored, lexical)
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

/** The vector index of a version, read anew: the writer changes its own copy. */
export async function readVectors(
  directory: string,
  { fingerprint, passages }: Manifest,
): Promise<HnswVectorIndex> {
  const file = join(directory, VECTORS)
  try {
    return await HnswVectorIndex.read(file, fingerprint.dimensions, passages)
  } catch (cause) {
    throw indexCorrupt(file, '无法解读', cause)
  }
}

function storedFile(manifest: Manifest, directory: string, name: string): StoredFile {
  const stored = manifest.files.find((file) => file.name === name)
  if (!stored) throw indexCorrupt(join(directory, MANIFEST), `没有列出 ${name}`)
  return stored
}
