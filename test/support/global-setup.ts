import { execFileSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresServer } from './postgres/server.js'

const NAME = 'youju-tests-'

/** Room that all tests together need in memory, in bytes. */
const ROOM = 4e9

/**
 * Runs before any test. Compiles changed files, since threads and processes run from dist/, and makes the folder for
 * everything temporary, which is deleted at the end: a worker is ended without a chance to do so.
 */
export default function setUp(): void {
  // Vitest calls this once for each of its projects.
  if (tmpdir().includes(NAME)) return
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), NAME))
  process.env.TMPDIR = folder
  // Not by what Vitest calls at the end: a run that is interrupted exits without it.
  process.once('exit', () => {
    PostgresServer.stopShared(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
}

/** In memory, if possible: thousands of small writes would each wait for the disk. */
function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return Math.min(bavail * bsize, process.availableMemory()) > ROOM
  } catch {
    return false
  }
}
