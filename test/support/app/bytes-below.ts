import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Returns every file below a folder with its bytes and modification time, and every folder by name. */
export async function bytesBelow(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name)
    const entry = await stat(path)
    found[name] = entry.isDirectory()
      ? 'folder'
      : `${entry.mtimeMs} ${(await readFile(path)).toString('base64')}`
  }
  return found
}
