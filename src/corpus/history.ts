import { YoujuError } from '../domain/index.js'
import type { Fingerprint, IndexStore, VersionManifest } from '../index/index.js'
import { failure } from '../wording/failure.js'

/** A version of the index that is kept on disk. */
export interface VersionEntry {
  version: string
  inService: boolean
  /** What its manifest states; null if the manifest can no longer be read. */
  holds: VersionSummary | null
}

export interface VersionSummary {
  /** When it was written: an ISO timestamp. */
  createdAt: string
  articles: number
  passages: number
  /** ISO dates of the oldest and the newest dated article. */
  oldest: string | null
  newest: string | null
}

export interface Rollback {
  /** The version in service now. */
  version: string
  holds: VersionSummary
  /** The version in service before; the same as `version` if nothing had to be done. */
  previous: string | null
}

/** Returns the versions on disk, newest first. */
export async function versionHistory(store: IndexStore): Promise<VersionEntry[]> {
  const [versions, current] = await Promise.all([store.list(), store.current()])
  return Promise.all(
    versions.reverse().map(async (version) => ({
      version,
      inService: version === current,
      holds: await summaryOf(store, version),
    })),
  )
}

async function summaryOf(store: IndexStore, version: string): Promise<VersionSummary | null> {
  try {
    return summary(await store.manifest(version))
  } catch (error) {
    if (error instanceof YoujuError) return null
    throw error
  }
}

function summary({
  createdAt,
  articles,
  passages,
  oldest,
  newest,
}: VersionManifest): VersionSummary {
  return { createdAt, articles, passages, oldest, newest }
}

/**
 * Puts a kept version in service, if it opens whole and fits the present settings. Leaves the corpus alone: the
 * next refresh brings the index up to date with it again. The caller holds the refresh lock.
 * @throws YoujuError version_missing, index_corrupt, index_incompatible; the version in service stays
 */
export async function rollBack(
  store: IndexStore,
  version: string,
  expected: Fingerprint,
  onStep?: (point: string) => void,
): Promise<Rollback> {
  const versions = await store.list()
  if (!versions.includes(version)) {
    throw failure('version_missing', { version, kept: [...versions].reverse() })
  }
  const current = await store.current()
  const { manifest } = await store.open(expected, version).catch((cause: unknown) => {
    throw unusable(version, cause)
  })
  if (version !== current) await store.publish(version, onStep)
  const isVersion = current !== null && versions.includes(current)
  return { version, holds: summary(manifest), previous: isVersion ? current : null }
}

/** Rewords the error: the original sentence says how to rebuild the index, which is not what is broken. */
function unusable(version: string, cause: unknown): unknown {
  if (!(cause instanceof YoujuError)) return cause
  return failure(
    cause.code === 'index_incompatible' ? 'index_incompatible:version' : 'index_corrupt:version',
    { version },
    cause,
  )
}
