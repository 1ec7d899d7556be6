import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compiled } from '../../src/compiled.js'

test.each(['corpus/hash-worker.js', 'index/hnsw/build-worker.js', 'ingest/records/worker.js'])(
  '%s runs compiled, also where the sources run',
  (name) => {
    const module = compiled(new URL(`../../src/${name}`, import.meta.url))
    expect(module.href.endsWith(`/dist/${name}`)).toBe(true)
    expect(existsSync(module)).toBe(true)
  },
)
