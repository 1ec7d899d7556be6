import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const named = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/${name}`)

/** What changes a module or its process for all that come after needs a process of its own. */
const changing = new Set([
  ...named.filter((path) => readFileSync(path, 'utf8').includes('vi.mock(')),
  'test/integration/app/warm-up.test.ts',
  'test/integration/corpus/intake-responses.test.ts',
  'test/unit/index/served-index.test.ts',
])

/** Kills, floods, damages, trains, packs, draws or starts many processes: `npm run test:long`, which CI runs too. */
const isLong = (path: string) => path.endsWith('.long.test.ts')

/** A third of the time went into loading the same modules for each file; so files share a process where they can. */
function project(name: string, isolate: boolean, files: readonly string[]) {
  const include = files.filter((path) => changing.has(path) === isolate)
  return { extends: true, test: { name, include, isolate } } as const
}

const short = named.filter((path) => !isLong(path))
const long = named.filter(isLong)

export default defineConfig({
  test: {
    // A model is loaded and processes are started in some tests; on a busy machine that takes a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    // On two cores vitest would take one worker, and that one mostly waits for processes.
    maxWorkers: 2,
    reporters: ['default'],
    // The long tests load what the others have transformed.
    experimental: { fsModuleCache: true },
    projects: [
      project('together', false, short),
      project('alone', true, short),
      project('long-together', false, long),
      project('long-alone', true, long),
    ],
  },
})
