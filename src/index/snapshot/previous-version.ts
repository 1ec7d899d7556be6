import type { Bm25Columns } from '../bm25-index.js'
import type { PreviousVersion } from '../contract/index-store.js'
import { countInHeader, HEADER } from '../hnsw/hnsw-file.js'
import {
  type ChangedRows,
  changedRows,
  LEXICAL_CHANGES,
  type LexicalChanges,
} from './lexical-changes.js'
import type { StoredFile } from './manifest.js'
import type { Snapshot } from './snapshot.js'
import { areWhole, carryFileOver, readStart } from './stored-file.js'
import type { VectorChanges } from './vector-changes.js'
import {
  type ChangeableVectors,
  LEXICAL,
  openForSearch,
  openRows,
  openVectorsForChange,
  VECTORS,
  type VersionFiles,
  vectorChanges,
} from './version-files.js'
import { VersionRows } from './version-rows.js'

/** How many vectors a graph contains, including deleted ones, and how many of them are deleted. */
export interface GraphSize {
  places: number
  deleted: number
}

/**
 * A version on which the next is built: open for reading its articles and passages, not for searching. Its graph and
 * its postings, which are most of its bytes, are read only if much of them must change.
 */
export class PreviousFiles extends VersionRows implements PreviousVersion {
  readonly #files: VersionFiles
  readonly #lexicalChanges: LexicalChanges | null
  readonly #isWhole: Promise<boolean>

  private constructor(
    rows: VersionRows,
    files: VersionFiles,
    readonly vectorChanges: VectorChanges,
    lexicalChanges: LexicalChanges | null,
    isWhole: Promise<boolean>,
  ) {
    super(rows.directory, rows.manifest, rows.store, rows.passageColumns)
    this.#files = files
    this.#lexicalChanges = lexicalChanges
    this.#isWhole = isWhole
  }

  static async open(files: VersionFiles): Promise<PreviousFiles> {
    const { dimensions } = files.manifest.fingerprint
    const isWhole = areWhole(files.directory, [
      { ...files.stored(VECTORS), dimensions },
      files.stored(LEXICAL),
    ])
    // Prevents an unhandled rejection if `isWhole` is never called.
    isWhole.catch(() => {})
    const [rows, vectors, lexical] = await Promise.all([
      openRows(files),
      vectorChanges(files),
      files.columnsIfAny<LexicalChanges>(LEXICAL_CHANGES),
    ])
    return new PreviousFiles(rows, files, vectors, lexical, isWhole)
  }

  /** Returns the manifest's entry for a file. */
  stored(name: string): StoredFile {
    return this.#files.stored(name)
  }

  /** Returns whether the files that were not read are as they were written; another thread checks them. */
  isWhole(): Promise<boolean> {
    return this.#isWhole
  }

  /** Opens the same version for searching. */
  openForSearch(): Promise<Snapshot> {
    return openForSearch(this.#files)
  }

  openVectors(): Promise<ChangeableVectors> {
    return openVectorsForChange(this.#files)
  }

  async graph(): Promise<GraphSize> {
    const header = await readStart(this.directory, VECTORS, HEADER)
    const { dimensions } = this.manifest.fingerprint
    const places = countInHeader(header) + this.vectorChanges.added.length / dimensions
    return { places, deleted: places - this.passageCount }
  }

  /** Returns the postings as in their file, without the changes since. */
  lexicalFile(): Promise<Bm25Columns> {
    return this.#files.columns<Bm25Columns>(LEXICAL)
  }

  get rowsInLexicalFile(): number {
    return this.#lexicalChanges?.rowsInFile[0] ?? this.passageCount
  }

  /** Returns, by passage row, its row in that file or its terms. */
  lexicalRows(): ChangedRows {
    return this.#lexicalChanges
      ? changedRows(this.#lexicalChanges)
      : Array.from(this.passageColumns.starts, (_, row) => row)
  }
}

/** Adds a file of a previous version to a new one. */
export function carryOver(
  from: PreviousFiles,
  name: string,
  directory: string,
): Promise<StoredFile> {
  return carryFileOver(from.stored(name), from.directory, directory)
}
