import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder with those above it. Node's own way tells of a full disk that something "does not exist"; this one
 * passes on what the system said of the one folder that could not be made.
 */
export async function makeFolders(path: string): Promise<void> {
  const folder = resolve(path)
  try {
    await mkdir(folder)
  } catch (error) {
    const { code } = error as { code?: string }
    const above = dirname(folder)
    if (code === 'ENOENT' && above !== folder) {
      await makeFolders(above)
      await mkdir(folder).catch((again: unknown) => unlessFolder(folder, again))
    } else await unlessFolder(folder, error)
  }
}

/** It may be there already, or another process has made it just now. */
async function unlessFolder(folder: string, error: unknown): Promise<void> {
  const entry = await stat(folder).catch((why: NodeJS.ErrnoException) => {
    throw why.code === 'ENOENT' ? error : why
  })
  if (!entry.isDirectory()) throw error
}
