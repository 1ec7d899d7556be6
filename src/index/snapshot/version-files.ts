import { join } from 'node:path'
import { firstNotUnit } from '../../embed/unit-rows.js'
import { failure } from '../../wording/failure.js'
import { Bm25Builder } from '../bm25-builder.js'
import { type Bm25Columns, Bm25Index, scoredRows } from '../bm25-index.js'
import { readHnswFile, type StoredVectors } from '../hnsw/hnsw-file.js'
import { HnswGraph } from '../hnsw/hnsw-graph.js'
import { type GraphFile, SearchedGraph } from '../hnsw/search-thread.js'
import { DEFAULT_BM25 } from '../lexical-index.js'
import { firstOfOrigins } from '../repeats.js'
import { ARTICLES, type ArticleColumns, ArticleStore, METADATA } from './article-store.js'
import { readColumns } from './columns.js'
import { changedRows, giveRows, LEXICAL_CHANGES, type LexicalChanges } from './lexical-changes.js'
import { type Manifest, type StoredFile, storedFileOf } from './manifest.js'
import { PASSAGES, type PassageColumns } from './passage-columns.js'
import { type SearchedVectors, Snapshot } from './snapshot.js'
import { readVerified } from './stored-file.js'
import { TEXT_CHANGES, TEXTS, Texts } from './texts.js'
import {
  applyChanges,
  NO_CHANGES,
  VECTOR_CHANGES,
  type VectorChanges,
  withChanges,
} from './vector-changes.js'
import { VersionRows } from './version-rows.js'

export const LEXICAL = 'lexical.bin'
export const VECTORS = 'vectors.hnsw'

/** The files of a version. Every method that reads one throws index_corrupt if it is missing, short or altered. */
export class VersionFiles {
  constructor(
    readonly directory: string,
    readonly manifest: Manifest,
  ) {}

  /** Returns the manifest's entry for a file. */
  stored(name: string): StoredFile {
    return storedFileOf(this.manifest, this.directory, name)
  }

  has(name: string): boolean {
    return this.manifest.files.some((file) => file.name === name)
  }

  read(name: string): Promise<ArrayBuffer> {
    return readVerified(this.directory, this.stored(name))
  }

  async columns<T>(name: string): Promise<T> {
    return readColumns<T>(join(this.directory, name), await this.read(name))
  }

  /** Reads a file that only some versions have. */
  async columnsIfAny<T>(name: string): Promise<T | null> {
    return this.has(name) ? this.columns<T>(name) : null
  }
}

export async function openForSearch(files: VersionFiles): Promise<Snapshot> {
  // In parallel, so that one file is read while another's checksum is computed, and the graph is built beside both.
  const [vectors, rows, lexical] = await Promise.all([
    openVectorsForSearch(files),
    openRows(files),
    openLexical(files),
  ])
  const { articleRows } = rows.passageColumns
  const counts = firstOfOrigins(rows)
  const scored = scoredRows(lexical.rowLengths, DEFAULT_BM25, articleRows, counts)
  return new Snapshot(rows, vectors, new Bm25Index(lexical, scored))
}

export async function openRows(files: VersionFiles): Promise<VersionRows> {
  const [texts, added, metadata, articles, passages] = await Promise.all([
    files.read(TEXTS),
    files.has(TEXT_CHANGES) ? files.read(TEXT_CHANGES) : undefined,
    files.read(METADATA),
    files.columns<ArticleColumns>(ARTICLES),
    files.columns<PassageColumns>(PASSAGES),
  ])
  const store = new ArticleStore(articles, new Texts(texts, added), metadata)
  return new VersionRows(files.directory, files.manifest, store, passages)
}

/** Returns the postings, including the changes since their file was written. */
export async function openLexical(files: VersionFiles): Promise<Bm25Columns> {
  const [inFile, changes] = await Promise.all([
    files.columns<Bm25Columns>(LEXICAL),
    files.columnsIfAny<LexicalChanges>(LEXICAL_CHANGES),
  ])
  if (!changes) return inFile
  const builder = new Bm25Builder(inFile)
  giveRows(changedRows(changes), builder)
  return builder.columns()
}

/** The vector index of a version, open for changes. */
export interface ChangeableVectors {
  graph: HnswGraph
  /** By label. */
  stored: StoredVectors
}

export function openVectorsForSearch(files: VersionFiles): Promise<SearchedVectors> {
  return openVectors(files, (given) => SearchedGraph.open(given))
}

export function openVectorsForChange(files: VersionFiles): Promise<ChangeableVectors> {
  return openVectors(files, async ({ file, dimensions, size, added, deleted }) => {
    const graph = await HnswGraph.read(
      file,
      dimensions,
      size - added.length / dimensions + deleted.length,
    )
    applyChanges(graph, { added, deleted })
    return graph
  })
}

/** Opens the graph only after its file is known to be complete: hnswlib trusts what it reads. */
async function openVectors<T>(
  files: VersionFiles,
  openGraph: (given: GraphFile) => Promise<T>,
): Promise<{ graph: T; stored: StoredVectors }> {
  const { fingerprint, passages } = files.manifest
  const file = join(files.directory, VECTORS)
  const { dimensions } = fingerprint
  const [content, changes] = await Promise.all([files.read(VECTORS), vectorChanges(files)])
  const inFile = readHnswFile(content, dimensions)
  if (!inFile) throw failure('index_corrupt:undecodable', { file })
  if (!inFile.areUnit()) throw failure('index_corrupt:vectors', { file })
  try {
    const graph = await openGraph({ file, dimensions, size: passages, ...changes })
    return { graph, stored: withChanges(inFile, changes, dimensions) }
  } catch (cause) {
    throw failure('index_corrupt:undecodable', { file }, cause)
  }
}

export async function vectorChanges(files: VersionFiles): Promise<VectorChanges> {
  const changes = (await files.columnsIfAny<VectorChanges>(VECTOR_CHANGES)) ?? NO_CHANGES
  if (firstNotUnit(changes.added, files.manifest.fingerprint.dimensions) < 0) return changes
  throw failure('index_corrupt:vectors', { file: join(files.directory, VECTOR_CHANGES) })
}
