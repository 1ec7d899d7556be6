import { createReadStream } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hashed } from './archive.js'
import { filesBelow, type Home } from './files.js'
import { type Manifest, type Place, placeOf } from './manifest.js'

/** Where a file is put: a path below a folder. */
export interface Target {
  root: string
  path: string
}

/**
 * Returns where each file of a backup goes, by its path in the archive, and what of the present would be lost: other files
 * at these places, and files of the corpus that the backup does not have. What is the same to the byte stays as it is.
 */
export async function targetsOf(
  manifest: Manifest,
  homes: readonly Home[],
): Promise<{ targets: Map<string, Target>; inTheWay: Target[] }> {
  const targets = new Map<string, Target>()
  const inTheWay: Target[] = []
  for (const { path, sha256 } of manifest.files) {
    const place = placeOf(path)
    if (place === null || place === 'settings') continue
    const home = homes[place.home]
    if (!home) continue
    const target = targetOf(place, home, manifest.homes[place.home]?.corpusFile ?? null)
    const present = await hashOf(join(target.root, target.path))
    if (present === sha256) continue
    targets.set(path, target)
    if (present !== null) inTheWay.push(target, ...besideDatabase(place, target))
  }
  for (const [i, home] of homes.entries()) {
    if ((manifest.homes[i]?.corpusFile ?? null) !== null) continue
    for (const path of await filesBelow(home.corpus)) {
      const isKept = manifest.files.some((file) => file.path === `homes/${i}/corpus/${path}`)
      if (!isKept) inTheWay.push({ root: home.corpus, path })
    }
  }
  return { targets, inTheWay }
}

function targetOf(place: Place, home: Home, corpusFile: string | null): Target {
  const { part, path } = place
  if (part === 'state') return { root: home.stateDir, path }
  if (part === 'removed') return { root: home.stateDir, path: `removed/${path}` }
  if (part === 'index') return { root: home.indexDir, path }
  return corpusFile === null
    ? { root: home.corpus, path }
    : { root: dirname(home.corpus), path: basename(home.corpus) }
}

/** What SQLite wrote beside a database belongs to that one, not to the one that takes its place. */
function besideDatabase({ part }: Place, { root, path }: Target): Target[] {
  return part === 'state' ? ['-wal', '-shm'].map((suffix) => ({ root, path: path + suffix })) : []
}

/** Returns the hash of what stands at a place; null for nothing, and for a link or folder one that no file has. */
async function hashOf(path: string): Promise<string | null> {
  const entry = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (entry === null) return null
  if (!entry.isFile()) return 'no file'
  return (await hashed(createReadStream(path) as AsyncIterable<Buffer>)).sha256
}
