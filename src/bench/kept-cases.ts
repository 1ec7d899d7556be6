import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'

/** The cases that are kept in a file; where it is not there yet, all is asked, and kept. */
export async function keptCases<T>(
  file: string | undefined,
  askAll: () => Promise<T[]>,
): Promise<T[]> {
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const cases = await askAll()
  if (file) await writeFile(file, JSON.stringify(cases))
  return cases
}
