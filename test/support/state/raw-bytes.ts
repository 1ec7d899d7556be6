import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Returns the files below a folder, by relative path, whose bytes contain a text in UTF-8 or UTF-16. */
export function filesHolding(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return paths
    .filter((path) => forms.some((bytes) => readFileSync(path).includes(bytes)))
    .map((path) => path.slice(folder.length + 1))
    .sort()
}
