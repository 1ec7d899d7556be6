import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder with its bytes and the time it was last changed, every folder by its name. */
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
