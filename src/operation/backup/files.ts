import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { DatabasePlace } from '../../database/address.js'

/** The folders of one home. */
export interface Home {
  server: string | null
  name: string | null
  corpus: string
  indexDir: string
  stateDir: string
  /** Where its records are, if not in `stateDir`. */
  database: DatabasePlace | null
}

/**
 * Returns the plain files below a folder, by their paths with slashes, in order; none where there is no such folder. Links
 * are not followed, and names that begin with a dot are left out: such are half written, or were set aside.
 */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = []
  const walk = async (below: string): Promise<void> => {
    for (const entry of await entriesOf(below)) {
      if (entry.name.startsWith('.')) continue
      const path = join(below, entry.name)
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) found.push(relative(folder, path).split(sep).join('/'))
    }
  }
  await walk(folder)
  return found.sort()
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return []
    throw error
  }
}

/** Where a corpus lies: a folder, or one file of a folder. */
export async function corpusOf(corpus: string): Promise<{ folder: string; file: string | null }> {
  const isFile = await stat(corpus).then(
    (entry) => entry.isFile(),
    () => false,
  )
  return isFile
    ? { folder: dirname(corpus), file: basename(corpus) }
    : { folder: corpus, file: null }
}
