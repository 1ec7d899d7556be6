import { spawnSync } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'

/** What to do with which index: roll it back where a version is given, else bring it up to date. */
interface Work {
  corpus: string
  indexDir: string
  version?: string
}

/** Does the work in a process of its own, which kills itself when it reaches a point; the signal that ended it. */
export function killedAt(point: string, { corpus, indexDir, version = '' }: Work): string | null {
  return run(corpus, indexDir, point, version).signal
}

/**
 * The index folders that the work leaves when it is killed at each of its points, in order, below a folder. At the
 * points of `really` a process is killed; for the others the folder is copied while a process that goes through stands
 * at the point, which leaves the same files and starts one process for all.
 */
export async function* killedAnywhere(
  folder: string,
  really: readonly string[],
  work: Work,
): AsyncGenerator<{ point: string; number: number; points: readonly string[]; indexDir: string }> {
  const whole = { ...work, indexDir: join(folder, 'whole') }
  await cp(work.indexDir, whole.indexDir, { recursive: true })
  const { stdout, stderr, status } = run(
    ...[work.corpus, whole.indexDir, '', work.version ?? '', folder],
  )
  if (status !== 0) throw new Error(`the work was not done: ${stderr}`)
  const points = stdout.trim().split('\n')
  const missing = really.filter((point) => !points.includes(point))
  if (missing.length > 0) throw new Error(`no such points: ${missing.join(', ')}`)
  for (const [number, point] of points.entries()) {
    let indexDir = join(folder, String(number))
    if (really.includes(point)) {
      indexDir = join(folder, `killed-${number}`)
      await cp(work.indexDir, indexDir, { recursive: true })
      const signal = killedAt(point, { ...work, indexDir })
      if (signal !== 'SIGKILL') throw new Error(`ended by ${signal} at ${point}`)
    }
    yield { point, number, points, indexDir }
  }
}

function run(...args: string[]) {
  const script = join(import.meta.dirname, 'crashing-ingest.mjs')
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
}
