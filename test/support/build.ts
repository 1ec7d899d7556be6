import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

/** Compiles changed files before any test runs: threads and processes run from dist/. */
export default function build(): void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
}
