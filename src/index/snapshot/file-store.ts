import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openVectorCache, type VectorCache } from '../../embed/vector-cache.js'
import { makeFolders } from '../../ingest/make-folders.js'
import type {
  ComparedVersions,
  IndexStore,
  NoteName,
  VersionContent,
  WriteOptions,
  WrittenVersion,
} from '../contract/index-store.js'
import { withRefreshLock } from '../refresh-lock.js'
import { comparedVersions } from './compared-versions.js'
import { indexUnwritable } from './faults.js'
import { type Fingerprint, type Manifest, readManifest } from './manifest.js'
import {
  openPrevious,
  openSnapshot,
  openVersionRows,
  readPreviousManifest,
} from './open-snapshot.js'
import { PreviousFiles } from './previous-version.js'
import type { Snapshot } from './snapshot.js'
import {
  currentVersion,
  listVersions,
  publishVersion,
  removeLeftovers,
  versionFolder,
} from './versions.js'
import { writeSnapshot } from './write-snapshot.js'

/** An index in a folder: `CURRENT`, a folder for each version, and `cache/`. */
export class FileStore implements IndexStore {
  constructor(readonly indexDir: string) {}

  current(): Promise<string | null> {
    return currentVersion(this.indexDir)
  }

  list(): Promise<string[]> {
    return listVersions(this.indexDir)
  }

  async manifest(version?: string): Promise<Manifest> {
    return readManifest(await versionFolder(this.indexDir, version))
  }

  async open(expected: Fingerprint, version?: string): Promise<Snapshot> {
    if (version !== undefined) return openSnapshot(this.indexDir, expected, version)
    for (;;) {
      const inService = (await this.current()) ?? undefined
      try {
        return await openSnapshot(this.indexDir, expected, inService)
      } catch (error) {
        // While it was being opened, others may have been put in service, and it was removed.
        if (((await this.current()) ?? undefined) === inService) throw error
      }
    }
  }

  previous(expected: Fingerprint): Promise<PreviousFiles | null> {
    return openPrevious(this.indexDir, expected)
  }

  previousManifest(expected: Fingerprint): Promise<Manifest | null> {
    return readPreviousManifest(this.indexDir, expected)
  }

  async write(
    content: VersionContent,
    { previous = null, ...options }: WriteOptions = {},
  ): Promise<WrittenVersion> {
    if (previous !== null && !(previous instanceof PreviousFiles)) {
      throw new TypeError('the previous version is of another store')
    }
    return writeSnapshot(this.indexDir, content, { ...options, previous })
  }

  publish(version: string, onStep?: (point: string) => void): Promise<void> {
    return publishVersion(this.indexDir, version, onStep)
  }

  prune(keep: number): Promise<void> {
    return removeLeftovers(this.indexDir, keep)
  }

  async withLock<T>(work: () => Promise<T>): Promise<T> {
    return withRefreshLock(this.indexDir, work).catch((error: unknown) => {
      throw indexUnwritable(this.indexDir, error) ?? error
    })
  }

  async compare(from: string, to: string): Promise<ComparedVersions> {
    const [before, after] = await Promise.all([
      openVersionRows(this.indexDir, from),
      openVersionRows(this.indexDir, to),
    ])
    return comparedVersions(before, after)
  }

  async note(name: NoteName): Promise<Uint8Array | null> {
    return readFile(join(this.#cache, name)).catch(() => null)
  }

  /** Writes to a temporary file and renames it, so that a reader never sees half of it. */
  async keepNote(name: NoteName, bytes: Uint8Array): Promise<void> {
    const file = join(this.#cache, name)
    await makeFolders(this.#cache)
    await writeFile(`${file}.part`, bytes)
    await rename(`${file}.part`, file)
  }

  vectorCache(fingerprint: string, dimensions: number): Promise<VectorCache> {
    return openVectorCache(this.#cache, fingerprint, dimensions)
  }

  /** Nothing is held open but by versions. */
  async close(): Promise<void> {}

  get #cache(): string {
    return join(this.indexDir, 'cache')
  }
}
