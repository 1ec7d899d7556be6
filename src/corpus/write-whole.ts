import { randomBytes } from 'node:crypto'
import { constants, copyFile, type FileHandle, link, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a file's bytes and waits until the disk has them. */
export async function writeSynced(
  path: string,
  parts: readonly Uint8Array[],
  mode?: number,
): Promise<void> {
  const handle: FileHandle = await open(path, 'wx', mode)
  try {
    for (const part of parts) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Error codes of a disk that does not support hard links, or when the target is on another disk. */
const withoutLinks = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Puts a written file in its place. If another file is there, changes nothing and returns false. */
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

/** Replaces a file's content atomically. */
export async function replaceWhole(path: string, parts: readonly Uint8Array[]): Promise<void> {
  // A file whose name begins with a dot is not read as an article.
  const aside = join(dirname(path), `.${nonce()}.part`)
  try {
    await writeSynced(aside, parts)
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {})
    throw error
  }
}

/** Returns a random name part, so that what one call writes aside never collides with another call's. */
export function nonce(): string {
  return randomBytes(6).toString('hex')
}
