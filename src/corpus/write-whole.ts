import { randomBytes } from 'node:crypto'
import { constants, copyFile, type FileHandle, link, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a file's bytes and waits until the disk has them. */
export async function writeSynced(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const handle: FileHandle = await open(path, 'wx')
  try {
    for (const part of parts) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a disk answers that knows no second names, or is another one. */
const withoutLinks = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Gives a written file its place, unless another file has it: then false, and nothing is changed. */
export async function placeWithoutOverwriting(written: string, place: string): Promise<boolean> {
  try {
    await link(written, place).catch((error: NodeJS.ErrnoException) => {
      if (!withoutLinks.has(error.code ?? '')) throw error
      return copyFile(written, place, constants.COPYFILE_EXCL)
    })
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw error
  }
  await rm(written)
  return true
}

/** Puts other bytes in a file's place, all at once. */
export async function replaceWhole(path: string, parts: readonly Uint8Array[]): Promise<void> {
  // A name that begins with a dot is no article.
  const aside = join(dirname(path), `.${nonce()}.part`)
  try {
    await writeSynced(aside, parts)
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {})
    throw error
  }
}

/** Tells what one call writes aside from what every other does. */
export function nonce(): string {
  return randomBytes(6).toString('hex')
}
