import {
  constants,
  copyFile,
  lstat,
  open,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
} from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

export interface Move {
  from: string
  to: string
}

/** Renames a file, also across disks. A link is moved itself, not its target, and still leads to the same target. */
export async function move({ from, to }: Move): Promise<void> {
  if ((await lstat(from)).isSymbolicLink()) {
    const target = resolve(await realpath(dirname(from)), await readlink(from))
    await symlink(target, to)
    await removeOrUndo(from, to)
    return
  }
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EXDEV') throw error
    await copySynced(from, to)
    await removeOrUndo(from, to)
  }
}

async function copySynced(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL)
    const handle = await open(to, 'r')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    await rm(to, { force: true })
    throw error
  }
}

/** Removes the original after copying; if that fails, removes the copy instead. */
async function removeOrUndo(from: string, copy: string): Promise<void> {
  try {
    await rm(from)
  } catch (error) {
    await rm(copy, { force: true })
    throw error
  }
}
