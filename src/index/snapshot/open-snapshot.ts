import { join } from 'node:path'
import { YoujuError } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import {
  assertSameFingerprint,
  type Fingerprint,
  MANIFEST,
  type Manifest,
  readManifest,
} from './manifest.js'
import { PreviousFiles } from './previous-version.js'
import type { Snapshot } from './snapshot.js'
import { openForSearch, openRows, VersionFiles } from './version-files.js'
import type { VersionRows } from './version-rows.js'
import { currentVersion, versionFolder } from './versions.js'

/**
 * Opens a version of the index, by default the one in service. Everything is checked and read into memory, so the
 * version may be removed while it is open.
 *
 * Throws index_missing if nothing was published, index_incompatible if it was built with another fingerprint or schema,
 * index_corrupt if a file is missing, short or altered.
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
 * Opens a version in any folder; `openSnapshot` says what is checked and thrown.
 * @param version the name that its manifest must have
 */
export async function openFolder(
  directory: string,
  expected: Fingerprint,
  version: string | undefined,
): Promise<Snapshot> {
  const manifest = await readManifest(directory)
  if (manifest.version !== version) {
    throw failure('index_corrupt:other_version', { file: join(directory, MANIFEST) })
  }
  assertSameFingerprint(manifest.fingerprint, expected)
  return openForSearch(new VersionFiles(directory, manifest))
}

/**
 * Opens the articles of a version to be read, not searched; its settings need not be the present ones.
 * @throws YoujuError index_incompatible (another program's), index_corrupt (also if there is no such version)
 */
export async function openVersionRows(indexDir: string, version: string): Promise<VersionRows> {
  const directory = await versionFolder(indexDir, version)
  return openRows(new VersionFiles(directory, await readManifest(directory)))
}

/**
 * Opens the version in service as the base of the next one. Returns null if there is none to build on: nothing was
 * published, the fingerprint differs, or it is damaged. The next version is then built from scratch. Check `isWhole`
 * before building on the result.
 */
export function openPrevious(
  indexDir: string,
  expected: Fingerprint,
): Promise<PreviousFiles | null> {
  return unlessRefused(async () => {
    const directory = await versionFolder(indexDir)
    const manifest = await readManifest(directory)
    assertSameFingerprint(manifest.fingerprint, expected)
    return PreviousFiles.open(new VersionFiles(directory, manifest))
  })
}

/**
 * Reads the manifest of the previous version without opening it. Returns null as `openPrevious` does, except that
 * damage in other files is not noticed.
 */
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
