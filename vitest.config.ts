import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A model is loaded and processes are started in some tests; on a busy machine that takes a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // On two cores vitest would take one worker, and that one mostly waits for processes.
    maxWorkers: 2,
    reporters: ['default'],
  },
})
