import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { replaceWhole } from '../../corpus/write-whole.js'
import { systemFault, YoujuError } from '../../domain/index.js'
import { withRefreshLock } from '../../index/index.js'
import { makeFolders } from '../../ingest/make-folders.js'
import { whileNobodyUses } from '../../state/copy-database.js'
import { failure } from '../../wording/failure.js'
import { hashed, readArchive } from './archive.js'
import type { Home } from './files.js'
import { type Manifest, placeOf } from './manifest.js'
import { type Target, targetsOf } from './targets.js'
import { verified } from './verify.js'

export interface RestoreParts {
  path: string
  homes: readonly Home[]
  /** Whether what is there may be replaced; it is moved aside. */
  force: boolean
  /** The version of this program. */
  program: string
  /** The folder in which the settings of the backup are laid. */
  folder: string
}

export interface Restored {
  files: number
  /** When the backup was made, an ISO time. */
  createdAt: string
  /** Folders to which was moved what stood in the way. */
  setAside: string[]
  /** Where the settings of the backup lie. */
  settings: string[]
}

/**
 * Puts back what a backup holds, into the folders of the present settings. The whole archive is read and every hash compared
 * before anything is written, and nothing is written while another process uses the records or the index.
 * @throws YoujuError backup_refused, file_unwritable, index_busy, state_unavailable
 */
export async function restore(parts: RestoreParts): Promise<Restored> {
  const path = resolve(parts.path)
  try {
    const manifest = await verified(path, parts.program)
    const homes = homesFor(path, manifest, parts.homes)
    const work = () => putBack(path, manifest, homes, parts)
    return await homes.reduce((inner, home) => () => whileLocked(path, home, inner), work)()
  } catch (cause) {
    if (cause instanceof YoujuError) throw cause
    const fault = systemFault(cause)
    if (fault === null) throw cause
    const { path: where = path } = cause as { path?: string }
    throw failure('file_unwritable:path', { path: where, fault }, cause)
  }
}

/** The home of these settings for each of the backup. */
function homesFor(path: string, manifest: Manifest, present: readonly Home[]): Home[] {
  const homes = manifest.homes.map(({ server }) => present.find((home) => home.server === server))
  if (homes.every((home) => home !== undefined)) return homes as Home[]
  const names = manifest.homes.map(({ name }) => name ?? '–')
  throw failure('backup_refused:homes', { path, names })
}

async function whileLocked<T>(path: string, home: Home, work: () => Promise<T>): Promise<T> {
  const { stateDir, indexDir } = home
  const done = await whileNobodyUses(stateDir, () => withRefreshLock(indexDir, work))
  if (done === null) throw failure('backup_refused:in_use', { path, file: stateDir })
  return done.result
}

async function putBack(
  path: string,
  manifest: Manifest,
  homes: readonly Home[],
  { force, folder }: RestoreParts,
): Promise<Restored> {
  const { targets, inTheWay } = await targetsOf(manifest, homes)
  const [first] = inTheWay
  if (first && !force) {
    throw failure('backup_refused:overwrites', { path, file: join(first.root, first.path) })
  }
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const staged = (root: string) => join(root, `.restoring-${stamp}`)
  const aside = (root: string) => join(root, `.replaced-${stamp}`)
  const roots = [...new Set([...targets.values()].map(({ root }) => root))]
  try {
    await stage(path, manifest, targets, staged)
    for (const { root, path: each } of inTheWay) {
      await moved(join(root, each), join(aside(root), each))
    }
    for (const { root, path: each } of targets.values()) {
      await moved(join(staged(root), each), join(root, each))
    }
  } finally {
    for (const root of roots) await rm(staged(root), { recursive: true, force: true })
  }
  return {
    files: targets.size,
    createdAt: manifest.createdAt,
    setAside: [...new Set(inTheWay.map(({ root }) => aside(root)))],
    settings: await laidAside(path, folder),
  }
}

/** Writes the files of an archive beside where they belong. */
async function stage(
  path: string,
  manifest: Manifest,
  targets: ReadonlyMap<string, Target>,
  staged: (root: string) => string,
): Promise<void> {
  const known = new Map(manifest.files.map((file) => [file.path, file]))
  await readArchive(path, async (entry) => {
    const target = targets.get(entry.path)
    if (!target) return
    const place = join(staged(target.root), target.path)
    await makeFolders(dirname(place))
    const handle: FileHandle = await open(place, 'wx', 0o600)
    try {
      const { sha256 } = await hashed(entry.bytes, (piece) => handle.writeFile(piece))
      // It was compared before; the archive may have been replaced since.
      if (sha256 !== known.get(entry.path)?.sha256) {
        throw failure('backup_refused:altered', { path, file: entry.path })
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
}

async function moved(from: string, to: string): Promise<void> {
  const isThere = await stat(from).then(
    () => true,
    () => false,
  )
  if (!isThere) return
  await makeFolders(dirname(to))
  await rename(from, to)
}

/** Lays the settings of a backup beside those of today, which may name other folders. */
async function laidAside(path: string, folder: string): Promise<string[]> {
  const laid: string[] = []
  await readArchive(path, async ({ path: name, bytes }) => {
    if (placeOf(name) !== 'settings') return
    const place = join(folder, name === 'settings.env' ? '.env.restored' : `${name}.restored`)
    const pieces: Buffer[] = []
    await hashed(bytes, async (piece) => pieces.push(piece))
    await mkdir(folder, { recursive: true })
    await replaceWhole(place, pieces)
    laid.push(place)
  })
  return laid
}
