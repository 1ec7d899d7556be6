import type { Bm25Columns } from '../bm25-index.js'
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

/** How many vectors a graph holds, deleted ones included, and how many of them are deleted. */
export interface GraphSize {
  places: number
  deleted: number
}

/**
 * A version on which the next is written: open for reading its articles and passages, not for searching. Its graph and
 * its postings, the most of its bytes, are read only if there is much to change in them.
 */
export class PreviousVersion extends VersionRows {
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

  static async open(files: VersionFiles): Promise<PreviousVersion> {
    const { dimensions } = files.manifest.fingerprint
    const isWhole = areWhole(files.directory, [
      { ...files.stored(VECTORS), dimensions },
      files.stored(LEXICAL),
    ])
    // Who never asks is not told.
    isWhole.catch(() => {})
    const [rows, vectors, lexical] = await Promise.all([
      openRows(files),
      vectorChanges(files),
      files.columnsIfAny<LexicalChanges>(LEXICAL_CHANGES),
    ])
    return new PreviousVersion(rows, files, vectors, lexical, isWhole)
  }

  /** What the manifest says of a file. */
  stored(name: string): StoredFile {
    return this.#files.stored(name)
  }

  /** Whether the files that are not read are as they were written; they are looked through in another thread. */
  isWhole(): Promise<boolean> {
    return this.#isWhole
  }

  /** The same version, for searching. */
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

  /** The postings as they stand in their file, without what has changed since. */
  lexicalFile(): Promise<Bm25Columns> {
    return this.#files.columns<Bm25Columns>(LEXICAL)
  }

  get rowsInLexicalFile(): number {
    return this.#lexicalChanges?.rowsInFile[0] ?? this.passageCount
  }

  /** By passage row: its row in that file, or its terms. */
  lexicalRows(): ChangedRows {
    return this.#lexicalChanges
      ? changedRows(this.#lexicalChanges)
      : Array.from(this.passageColumns.starts, (_, row) => row)
  }
}

/** Gives a file of a version to a new one too. */
export function carryOver(
  from: PreviousVersion,
  name: string,
  directory: string,
): Promise<StoredFile> {
  return carryFileOver(from.stored(name), from.directory, directory)
}
