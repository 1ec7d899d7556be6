import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = 'youju-tests-'

/** Room that all tests together need in memory, in bytes. */
const ROOM = 4e9

/**
 * Runs before any test. Compiles changed files, since threads and processes run from dist/, and makes the folder for
 * everything temporary, which is deleted after the last test: a worker is ended without a chance to do so.
 */
export default function setUp(): (() => void) | undefined {
  // Vitest calls this once for each of its projects.
  if (tmpdir().includes(NAME)) return undefined
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), NAME))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** In memory, if possible: thousands of small writes would each wait for the disk. */
function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > ROOM
}
