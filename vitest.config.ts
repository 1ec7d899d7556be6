import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const all = ['test/**/*.test.ts']
/** What changes a module or its process for all that come after needs a process of its own. */
const alone = [
  ...filesWith('vi.mock('),
  'test/integration/corpus/intake-responses.test.ts',
  'test/unit/index/served-index.test.ts',
]

export default defineConfig({
  test: {
    // A model is loaded and processes are started in some tests; on a busy machine that takes a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    // On two cores vitest would take one worker, and that one mostly waits for processes.
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      // A third of the time went into loading the same modules for each file.
      { extends: true, test: { name: 'together', include: all, exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})

function filesWith(text: string): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name}`)
    .filter((path) => readFileSync(path, 'utf8').includes(text))
}
