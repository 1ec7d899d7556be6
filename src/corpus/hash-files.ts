import { hash } from 'node:crypto'
import { on } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { compiled } from '../compiled.js'
import { inTurn } from './in-turn.js'

/** Files up to this size (bytes) are read at once; larger ones in a separate thread. */
export const SMALL = 1 << 20

type Sum = string | null

/** Returns the SHA-256 of each file's bytes, in hexadecimal; null for a file that cannot be read. */
export async function hashesOf(folder: string, files: readonly string[]): Promise<Sum[]> {
  const paths = files.map((file) => join(folder, file))
  const sizes = await inTurn(paths, sizeOf)
  const isSmall = (_: unknown, n: number) => (sizes[n] ?? 0) <= SMALL
  const [small, large] = await Promise.all([
    inTurn(paths.filter(isSmall), hashOfSmall),
    hashesOfLarge(paths.filter((path, n) => !isSmall(path, n))),
  ])
  return paths.map((path, n) => (isSmall(path, n) ? small : large).shift() ?? null)
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}

/** An unreadable file has no hash, so each refresh reads it again and rejects it with its reason. */
async function hashOfSmall(path: string): Promise<Sum> {
  try {
    return hash('sha256', await readFile(path))
  } catch {
    return null
  }
}

async function hashesOfLarge(paths: readonly string[]): Promise<Sum[]> {
  if (paths.length === 0) return []
  const worker = new Worker(compiled(new URL('./hash-worker.js', import.meta.url)), {
    execArgv: [],
    workerData: { paths },
  })
  const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Sum]>
  const sums: Sum[] = []
  for await (const [sum] of messages) sums.push(sum)
  return sums
}
