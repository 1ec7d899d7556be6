import { expect, test } from 'vitest'
import type { CrossEncoder } from '../../../src/embed/cross-encoder.js'
import { readTogether } from '../../../src/retrieve/rerank/read-together.js'
import { sumOf } from '../../../src/retrieve/rerank/score.js'
import { hit } from './invented.js'

const hits = Array.from({ length: 30 }, (_, row) => hit(row, 30 - row))
/** Likes the passage whose text it is told. */
const fond = (of: string): CrossEncoder => ({
  model: 'fond',
  score: async (_, passages) => Float64Array.from(passages, (text) => Number(text === of)),
})
const read = (model: CrossEncoder) => readTogether(hits, '问题', (row) => `第${row}段`, model)

test('a model that reads both together lifts what it finds among the best', async () => {
  const found = await read(fond('第9段'))
  expect(found[0]?.candidate.row).toBe(9)
  for (const { score, parts } of found) expect(score).toBe(sumOf(parts))
  expect(found.filter(({ parts }) => parts.crossEncoder > 0)).toHaveLength(1)
})

test('what it was not given to read stays behind in its order', async () => {
  const rows = (await read(fond('第25段'))).map(({ candidate }) => candidate.row)
  expect(rows).toEqual(hits.map(({ candidate }) => candidate.row))
})
