import { join } from 'node:path'
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
  storedFileOf,
} from './manifest.js'
import { PASSAGES, type PassageColumns } from './passage-columns.js'
import { type OpenVectors, Snapshot } from './snapshot.js'
import { readVerified } from './stored-file.js'
import {
  applyChanges,
  NO_CHANGES,
  VECTOR_CHANGES,
  type VectorChanges,
  withChanges,
} from './vector-changes.js'
import { currentVersion, versionFolder } from './versions.js'

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
  const name = version ?? (await currentVersion(indexDir)) ?? undefined
  return openFolder(await versionFolder(indexDir, name), expected, name)
}

/**
 * Opens a version wherever its folder stands; `openSnapshot` says what is checked and thrown.
 * @param version the name that its manifest must have
 */
export async function openFolder(
  directory: string,
  expected: Fingerprint,
  version: string | undefined,
): Promise<Snapshot> {
  const manifest = await readManifest(directory)
  if (manifest.version !== version) {
    throw indexCorrupt(join(directory, MANIFEST), '属于另一个版本')
  }
  assertSameFingerprint(manifest.fingerprint, expected)
  const read = (name: string) => readVerified(directory, storedFileOf(manifest, directory, name))
  const columns = async <T>(name: string) => readColumns<T>(join(directory, name), await read(name))
  // Together, so that one file is read while another is summed up, and the graph is built beside both.
  const readGraph = () => Promise.all([read(VECTORS), changes()])
  const changes = async () =>
    manifest.files.some(({ name }) => name === VECTOR_CHANGES)
      ? columns<VectorChanges>(VECTOR_CHANGES)
      : NO_CHANGES
  const [graph, texts, metadata, articles, passages, lexical] = await Promise.all([
    openVectors(directory, manifest, readGraph),
    read(TEXTS),
    read(METADATA),
    columns<ArticleColumns>(ARTICLES),
    columns<PassageColumns>(PASSAGES),
    columns<Bm25Columns>(LEXICAL),
  ])
  const store = new ArticleStore(articles, texts, metadata)
  const bm25 = new Bm25Index(lexical, DEFAULT_BM25, passages.articleRows)
  return new Snapshot(directory, manifest, store, passages, graph, bm25)
}

/** The graph, read only when its file is known to be whole: hnswlib trusts what it reads. */
async function openVectors(
  directory: string,
  { fingerprint, passages }: Manifest,
  read: () => Promise<[graph: ArrayBuffer, changes: VectorChanges]>,
): Promise<OpenVectors> {
  const file = join(directory, VECTORS)
  const { dimensions } = fingerprint
  const [content, changes] = await read()
  const inFile = readHnswFile(content, dimensions)
  if (!inFile) throw indexCorrupt(file, '无法解读')
  const size = passages + changes.deleted.length - changes.added.length / dimensions
  try {
    const index = await HnswVectorIndex.read(file, dimensions, size)
    const stored = withChanges(inFile, changes, index.places, dimensions)
    applyChanges(index, changes)
    return { index, stored, changes }
  } catch (cause) {
    throw indexCorrupt(file, '无法解读', cause)
  }
}

/**
 * The version in service as the base of the next one, or null when there is none that can serve as
 * one: nothing published, another fingerprint, or damage. The next one is then built from the beginning.
 */
export function openPrevious(indexDir: string, expected: Fingerprint): Promise<Snapshot | null> {
  return unlessRefused(() => openSnapshot(indexDir, expected))
}

/** Its manifest, long before it is open; null as there, except that damage of other files is not seen. */
export function readPreviousManifest(
  indexDir: string,
  expected: Fingerprint,
): Promise<Manifest | null> {
  return unlessRefused(async () => {
    const manifest = await readManifest(await versionFolder(indexDir))
    assertSameFingerprint(manifest.fingerprint, expected)
    return manifest
  })
}

async function unlessRefused<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof YoujuError) return null
    throw error
  }
}
