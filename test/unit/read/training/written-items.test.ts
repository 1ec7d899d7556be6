import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writtenItemSchema } from '../../../../src/read/training/written-items.js'

describe('the written items', () => {
  const lines = gunzipSync(readFileSync('embeddings/training/reading.jsonl.gz'))
    .toString()
    .trim()
    .split('\n')

  it('are questions and claims with offsets, and hold nothing else', () => {
    const allowed = new Set([
      'id',
      'kind',
      'question',
      'claim',
      'verdict',
      'style',
      'type',
      'answer',
      'context',
    ])
    for (const line of lines) {
      const item = JSON.parse(line) as Record<string, unknown>
      writtenItemSchema.parse(item)
      expect(Object.keys(item).filter((key) => !allowed.has(key))).toEqual([])
      // Offsets, not the words of the article.
      for (const key of ['answer', 'context'])
        if (key in item) expect(item[key]).toEqual([expect.any(Number), expect.any(Number)])
    }
    expect(lines.length).toBeGreaterThan(10_000)
  })
})
