import { rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { nonce } from '../../corpus/write-whole.js'
import type { DatabasePlace } from '../../database/address.js'
import { systemFault, YoujuError } from '../../domain/index.js'
import { currentVersion, withRefreshLock } from '../../index/index.js'
import { makeFolders } from '../../ingest/make-folders.js'
import { copyDatabase, DATABASE } from '../../state/copy-database.js'
import { failure } from '../../wording/failure.js'
import { ArchiveWriter } from './archive.js'
import { corpusOf, filesBelow, type Home } from './files.js'
import { FORMAT, MANIFEST, type Manifest, SERVERS, SETTINGS } from './manifest.js'

export interface BackupParts {
  /** The file that is made. */
  path: string
  homes: readonly Home[]
  withIndex: boolean
  /** The text of a `.env` file without secrets. */
  settings: string
  /** The path of servers.yaml; null for none. */
  serversFile: string | null
  /** The version of this program. */
  program: string
}

export interface BackedUp {
  path: string
  files: number
  /** The sum of their lengths. */
  bytes: number
  /** Whether the index is in a database, and so not in the file. */
  indexInDatabase: boolean
}

/**
 * Writes the records as they are at one moment, the corpus, what was removed, the settings and, if wanted, the index in
 * service to one file, while others use them. An index in a database is not written: it is built again from the corpus.
 * @throws YoujuError file_unwritable, state_unavailable, index_busy
 */
export async function backUp(parts: BackupParts): Promise<BackedUp> {
  const path = resolve(parts.path)
  try {
    const writer = new ArchiveWriter(path)
    try {
      const { files } = await fill(writer, parts)
      await writer.close()
      const bytes = files.reduce((sum, each) => sum + each.bytes, 0)
      const indexInDatabase = parts.homes.some(({ database }) => database !== null)
      return { path, files: files.length, bytes, indexInDatabase }
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') await rm(path, { force: true })
      throw error
    }
  } catch (cause) {
    if (cause instanceof YoujuError) throw cause
    const fault = systemFault(cause)
    if (fault === null) throw cause
    const { path: where = path } = cause as { path?: string }
    if (fault === 'EEXIST') throw failure('file_unwritable:exists', { path }, cause)
    throw failure('file_unwritable:path', { path: where, fault }, cause)
  }
}

async function fill(writer: ArchiveWriter, parts: BackupParts): Promise<ArchiveWriter> {
  const homes: Manifest['homes'] = []
  for (const [i, home] of parts.homes.entries()) {
    homes.push(await addHome(writer, `homes/${i}`, home, parts.withIndex))
  }
  await writer.addText(SETTINGS, parts.settings)
  if (parts.serversFile !== null) await writer.addFile(SERVERS, parts.serversFile)
  const { program } = parts
  const createdAt = new Date().toISOString()
  const manifest: Manifest = { format: FORMAT, program, createdAt, homes, files: [...writer.files] }
  await writer.addText(MANIFEST, JSON.stringify(manifest))
  return writer
}

async function addHome(
  writer: ArchiveWriter,
  below: string,
  home: Home,
  withIndex: boolean,
): Promise<Manifest['homes'][number]> {
  const { server, name, corpus, indexDir, database } = home
  await addRecords(writer, below, home)
  const { folder, file } = await corpusOf(corpus)
  for (const each of file === null ? await filesBelow(folder) : [file]) {
    await writer.addFile(`${below}/corpus/${each}`, join(folder, each))
  }
  // What is in the folder of a home that has a database is from before it was moved there.
  if (withIndex && database === null)
    await withRefreshLock(indexDir, () => addIndex(writer, below, indexDir))
  return { server, name, corpusFile: file === null ? null : basename(file) }
}

async function addRecords(
  writer: ArchiveWriter,
  below: string,
  { stateDir, database }: Home,
): Promise<void> {
  await makeFolders(stateDir)
  const copy = join(stateDir, `.${nonce()}.part`)
  try {
    const isThere =
      database === null ? await copyDatabase(stateDir, copy) : await dumped(database, copy)
    if (isThere) await writer.addFile(`${below}/${DATABASE}`, copy)
  } finally {
    await rm(copy, { force: true })
  }
  const removed = join(stateDir, 'removed')
  for (const each of await filesBelow(removed)) {
    await writer.addFile(`${below}/removed/${each}`, join(removed, each))
  }
}

/** The archive holds a file as from SQLite, so that it can be restored anywhere. */
async function dumped(database: DatabasePlace, copy: string): Promise<boolean> {
  const { dumpState } = await import('../../state/move/move-state.js')
  await dumpState(database, copy)
  return true
}

/** The version in service; others can be built again. */
async function addIndex(writer: ArchiveWriter, below: string, indexDir: string): Promise<void> {
  const version = await currentVersion(indexDir)
  if (version === null) return
  for (const each of await filesBelow(join(indexDir, version))) {
    await writer.addFile(`${below}/index/${version}/${each}`, join(indexDir, version, each))
  }
  await writer.addFile(`${below}/index/CURRENT`, join(indexDir, 'CURRENT'))
}
