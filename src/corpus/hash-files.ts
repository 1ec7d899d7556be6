import { hash } from 'node:crypto'
import { on } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Files up to this size (bytes) are summed up here, several at a time; larger ones by another thread. */
const SMALL = 1 << 20
const AT_A_TIME = 16

type Sum = string | null

/** The length of each file in bytes; 0 for one that is not there. */
export function sizesOf(folder: string, files: readonly string[]): Promise<number[]> {
  const paths = files.map((file) => join(folder, file))
  return inTurn(paths, async (path) => (await stat(path).catch(() => null))?.size ?? 0)
}

/** SHA-256 of each file's bytes, in hexadecimal; null for one that cannot be read. */
export async function hashesOf(folder: string, files: readonly string[]): Promise<Sum[]> {
  const paths = files.map((file) => join(folder, file))
  const sizes = await sizesOf(folder, files)
  const isSmall = (_: unknown, n: number) => (sizes[n] ?? 0) <= SMALL
  const [small, large] = await Promise.all([
    inTurn(paths.filter(isSmall), hashOfSmall),
    hashesOfLarge(paths.filter((path, n) => !isSmall(path, n))),
  ])
  return paths.map((path, n) => (isSmall(path, n) ? small : large).shift() ?? null)
}

/** An unreadable file has no hash; it is read, and rejected with its reason, each time. */
async function hashOfSmall(path: string): Promise<Sum> {
  try {
    return hash('sha256', await readFile(path))
  } catch {
    return null
  }
}

async function hashesOfLarge(paths: readonly string[]): Promise<Sum[]> {
  if (paths.length === 0) return []
  const worker = new Worker(new URL('hash-worker.mjs', import.meta.url), {
    execArgv: [],
    workerData: { paths },
  })
  const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Sum]>
  const sums: Sum[] = []
  for await (const [sum] of messages) sums.push(sum)
  return sums
}

/** Some at a time, the results in order. */
async function inTurn<T>(
  paths: readonly string[],
  work: (path: string) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  for (let first = 0; first < paths.length; first += AT_A_TIME) {
    results.push(...(await Promise.all(paths.slice(first, first + AT_A_TIME).map(work))))
  }
  return results
}
