import { expect, test } from 'vitest'
import { databaseUnavailable } from '../../../src/database/faults.js'
import type { Run } from '../../../src/index/postgres/run.js'
import { joinSpaces } from '../../../src/index/postgres/space.js'

const parts = { fresh: 'space_1', added: 3, passages: 3, before: null, kept: [] }

/** Runs nothing; the first graphs that are made fail with these codes. */
function failing(...codes: string[]): { run: Run; said: string[] } {
  const said: string[] = []
  const run: Run = async (text) => {
    said.push(text)
    const code = text.includes('using hnsw') ? codes.shift() : undefined
    if (code !== undefined) throw databaseUnavailable('there', { code })
    return []
  }
  return { run, said }
}

test('a graph for which the server has too little shared memory is made by one process', async () => {
  const { run, said } = failing('53100')
  expect(await joinSpaces(run, parts)).toBe('space_1')
  const [graph, back, alone, again] = said.slice(-4)
  expect(graph).toContain('using hnsw')
  expect([back, alone]).toEqual([
    'rollback to savepoint graph',
    'set local max_parallel_maintenance_workers = 0',
  ])
  expect(again).toBe(graph)
})

test('a graph that fails for another reason, or again, is not made', async () => {
  const full = { code: 'state_unavailable', fault: { name: 'state_unavailable:database_full' } }
  await expect(joinSpaces(failing('53100', '53100').run, parts)).rejects.toMatchObject(full)
  const { run, said } = failing('57014')
  await expect(joinSpaces(run, parts)).rejects.toMatchObject({ code: 'state_unavailable' })
  expect(said.at(-1)).toContain('using hnsw')
})
