import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A model is loaded and processes are started in some tests; on a busy machine that takes a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // On two cores vitest would take one worker, and that one mostly waits for processes.
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{unit,contract}/**/*.test.ts'],
          // These change nothing outside themselves; to load every module once saves half of their time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'integration', include: ['test/integration/**/*.test.ts'] } },
    ],
  },
})
