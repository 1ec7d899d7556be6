import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Compiles changed files before any test runs: threads and processes run from dist/. Makes the folder for what a worker
 * keeps for all its files, and deletes it after the last test: a worker is ended without a chance to do so.
 */
export default function build(): () => void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'youju-tests-'))
  process.env.TESTS_FOLDER = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
