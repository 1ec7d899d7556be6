import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compiled } from '../compiled.js'

/** The parts that decide which article a file becomes. */
const parts = ['ingest', 'text', 'domain']

let known: string | null = null

/**
 * Returns a digest of the program that reads and cleans files: its compiled modules with their word lists. It changes with every
 * change to them, so that no file stays as an earlier program cleaned it. 16 hexadecimal digits.
 */
export function readingProgram(): string {
  known ??= digest(fileURLToPath(compiled(new URL('../', import.meta.url))))
  return known
}

function digest(folder: string): string {
  const hash = createHash('sha256')
  const modules = parts.flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js') && !file.includes('training'))
      .map((file) => join(part, file)),
  )
  for (const file of modules.sort()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}
