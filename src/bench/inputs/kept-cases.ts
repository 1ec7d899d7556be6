import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'

/** Returns the cases kept in a file; if it does not exist yet, asks everything and writes it. */
export async function keptCases<T>(
  file: string | undefined,
  askAll: () => Promise<T[]>,
): Promise<T[]> {
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const cases = await askAll()
  if (file) await writeFile(file, JSON.stringify(cases))
  return cases
}
