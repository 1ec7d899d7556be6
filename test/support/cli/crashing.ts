import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'

/** Work on an index, done in its own process by a script that takes an index folder, a point and a folder. */
export interface CrashingWork {
  indexDir: string
  script: string
  args: readonly string[]
}

/** Brings an index up to date with a corpus, or rolls it back if a version is given. */
export function refreshing(corpus: string, indexDir: string, ...version: string[]): CrashingWork {
  const script = join(import.meta.dirname, 'crashing-ingest.mjs')
  return { indexDir, script, args: [corpus, ...version] }
}

/** Does the work in a process that kills itself at a point; returns the signal that ended it. */
export function killedAt(point: string, work: CrashingWork): string | null {
  return run(work, point, '').signal
}

/**
 * Yields the index folders, below a folder, that the work leaves when it is killed at each of its points, in order. At
 * the points in `really`, a process is killed; for the others, the folder is copied while one process that runs to the
 * end is at the point, which leaves the same files with a single start. Of points that follow one another and leave the
 * same files, one is enough.
 */
export async function* killedAnywhere(
  folder: string,
  really: readonly string[],
  work: CrashingWork,
): AsyncGenerator<{ point: string; number: number; points: readonly string[]; indexDir: string }> {
  const whole = { ...work, indexDir: join(folder, 'whole') }
  await cp(work.indexDir, whole.indexDir, { recursive: true })
  const { stdout, stderr, status } = run(whole, '', folder)
  if (status !== 0) throw new Error(`the work was not done: ${stderr}`)
  const points = stdout.trim().split('\n')
  const missing = really.filter((point) => !points.includes(point))
  if (missing.length > 0) throw new Error(`no such points: ${missing.join(', ')}`)
  let left = ''
  for (const [number, point] of points.entries()) {
    let indexDir = join(folder, String(number))
    const before = left
    left = contentOf(indexDir)
    if (left === before && !really.includes(point)) continue
    if (really.includes(point)) {
      indexDir = join(folder, `killed-${number}`)
      await cp(work.indexDir, indexDir, { recursive: true })
      const signal = killedAt(point, { ...work, indexDir })
      if (signal !== 'SIGKILL') throw new Error(`ended by ${signal} at ${point}`)
    }
    yield { point, number, points, indexDir }
  }
}

/** All names below a folder, with a hash of what is in them. */
function contentOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const hash = createHash('sha256')
  for (const name of names) {
    hash.update(`${name}\0`)
    const path = join(folder, name)
    if (statSync(path).isFile()) hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}

function run({ indexDir, script, args }: CrashingWork, point: string, keptIn: string) {
  const given = [script, indexDir, point, keptIn, ...args]
  return spawnSync(process.execPath, given, { encoding: 'utf8' })
}
