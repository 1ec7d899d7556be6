import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Creates a folder and its parents. On a full disk Node's own recursive mkdir reports that something "does not
 * exist"; this function passes on the system's error for the one folder that could not be created.
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

/** The folder may exist already, or another process has just created it. */
async function unlessFolder(folder: string, error: unknown): Promise<void> {
  const entry = await stat(folder).catch((why: NodeJS.ErrnoException) => {
    throw why.code === 'ENOENT' ? error : why
  })
  if (!entry.isDirectory()) throw error
}
