import { setTimeout as pause } from 'node:timers/promises'
import type { PreviousVersion } from '../index/index.js'
import type { CorpusFiles } from '../ingest/corpus-files.js'
import { isReadable } from '../ingest/read-file.js'
import type { KnownFile } from './corpus-record.js'
import { SMALL } from './hash-files.js'
import { inTurn } from './in-turn.js'
import { type Ahead, readChanged } from './read-changed.js'
import type { SeenFiles } from './seen-files.js'
import type { Stamp } from './stamp.js'
import { type FoundFile, unrestOf } from './unsettled.js'
import type { Unrest } from './unsettled-file.js'

/** The files to read. */
export interface CorpusSource extends Pick<CorpusFiles, 'folder' | 'files' | 'unreadable'> {
  /** As given: a folder, or one file. */
  corpus: string
  /** What the last refresh saw of the files. */
  seen: SeenFiles
}

/** A file as read, and what prevents it from being taken that way. */
export interface ReadFile extends FoundFile {
  unrest: Unrest | null
}

/** How long to wait for a writer before a small file is read once more, in milliseconds. */
const PATIENCE = 50

/** Reads one file after another, and finally reports which of them changed in the meantime. */
export class CorpusReading {
  readonly #found: FoundFile[] = []
  #articles = 0

  /** @param known the files of the previous version; empty if there is no version to build on */
  constructor(
    readonly source: CorpusSource,
    readonly previous: PreviousVersion | null,
    readonly known: ReadonlyMap<string, KnownFile>,
    readonly onRead: (articles: number) => void,
  ) {}

  /**
   * @param stamp the file's stamp before it was hashed
   * @param sha256 null if it was not hashed, or cannot be read
   */
  async take(
    file: string,
    stamp: Stamp | null,
    sha256: string | null,
    ahead: Ahead | null,
  ): Promise<void> {
    const known = this.known.get(file) ?? null
    if (known && sha256 !== null && sha256 === known.record.sha256) {
      this.#found.push({ file, known, stamp, reading: null })
      this.#articles += known.record.articles
    } else this.#found.push(await this.#read(file, sha256, ahead))
    this.onRead(this.#articles)
  }

  async #read(file: string, sha256: string | null, ahead: Ahead | null): Promise<FoundFile> {
    const { source, previous, onRead } = this
    const known = this.known.get(file) ?? null
    const done = this.#articles
    const reading = await readChanged(
      {
        ...{ folder: source.folder, file, ahead },
        known: known && previous ? { before: known, previous } : null,
      },
      (articles) => onRead(done + articles),
    )
    this.#articles = done + reading.items.length
    // No articles are ever read from it: it was only hashed.
    if (!isReadable(file)) reading.record.sha256 = sha256
    // Either its times changed, or its content changed and changed back.
    const isAsBefore =
      reading.record.sha256 !== null && reading.record.sha256 === known?.record.sha256
    return { file, known, stamp: reading.stamp, reading: isAsBefore ? null : reading }
  }

  /** Looks at each file once more, as late as possible; reads small files that changed meanwhile again at once. */
  async settled(): Promise<ReadFile[]> {
    const unrestIn = (found: FoundFile) => unrestOf(this.source.folder, found, this.source.seen)
    const read = await inTurn(this.#found, async (found) => ({
      ...found,
      unrest: await unrestIn(found),
    }))
    const restless = [...read.entries()].filter(([, each]) => this.#isWorthAnother(each))
    if (restless.length > 0) await pause(PATIENCE)
    for (const [n, { file }] of restless) {
      const again = await this.#read(file, null, null)
      read[n] = { ...again, unrest: await unrestIn(again) }
    }
    return read
  }

  /**
   * Decides whether to read a file again. If nothing is served yet, there is no earlier content to fall back on,
   * so a changing file of any size is read again.
   */
  #isWorthAnother({ stamp, unrest }: ReadFile): boolean {
    if (unrest === null) return false
    return (stamp?.bytes ?? 0) <= SMALL || (unrest === 'changing' && this.previous === null)
  }
}
