import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HnswGraph } from '../../../src/index/hnsw/hnsw-graph.js'
import { SearchedGraph } from '../../../src/index/hnsw/search-thread.js'
import { collectGarbage } from '../../support/collect-garbage.js'
import { unchanged } from '../../support/index/written-graph.js'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-search-'))
  file = join(folder, 'vectors.hnsw')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const right = Float32Array.of(1, 0)
const up = Float32Array.of(0, 1)
const slanting = Float32Array.of(0.6, 0.8)

/** A graph of two vectors, with room for no more, in `file`. */
async function twoVectors(): Promise<HnswGraph> {
  const graph = HnswGraph.create(2, 2)
  graph.add(right)
  graph.add(up)
  await graph.write(file)
  return graph
}

test('changes since the file was written count: what came is found, what went is not', async () => {
  const graph = await twoVectors()
  const added = Float32Array.of(...slanting, ...right, ...slanting)
  const deleted = Uint32Array.of(1, 4)
  const searched = await SearchedGraph.open({ ...unchanged(graph), file, added, deleted, size: 3 })
  expect([searched.places, searched.size, searched.deleted]).toEqual([5, 3, 2])
  const labels = (await searched.search(up, 10)).map(({ label }) => label)
  expect(labels).toEqual([2, 0, 3])
  const last = await searched.search(up, 10, (label) => label === 3)
  expect(last.map(({ label }) => label)).toEqual([3])
})

test('a graph is searched on when its file is gone, beside others and one that cannot be read', async () => {
  const graph = await twoVectors()
  const first = await SearchedGraph.open({ ...unchanged(graph), file })
  const broken = join(folder, 'broken')
  await writeFile(broken, 'this is no graph')
  // Both at once, and both looked at from the start: either may be refused first.
  const refused = await Promise.allSettled([
    SearchedGraph.open({ ...unchanged(graph), file: broken }),
    SearchedGraph.open({ ...unchanged(graph), file: join(folder, 'missing') }),
  ])
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  graph.delete(0)
  await graph.write(file)
  const second = await SearchedGraph.open({ ...unchanged(graph), file })
  await rm(file)
  const [found, foundThen] = await Promise.all([first.search(right, 1), second.search(right, 1)])
  expect([found[0]?.label, foundThen[0]?.label]).toEqual([0, 1])
})

test('what fails for one question fails for that one alone', async () => {
  const searched = await SearchedGraph.open({ ...unchanged(await twoVectors()), file })
  await expect(searched.search(Float32Array.of(1, 0, 0), 1)).rejects.toThrow()
  expect((await searched.search(right, 1))[0]?.label).toBe(0)
})

test('graphs that nobody holds any more take no memory', async () => {
  const given = { ...unchanged(await twoVectors()), file }
  const openings = async (times: number) => {
    for (let time = 0; time < times; time++) {
      await SearchedGraph.open(given)
      if (time % 5 === 4) await collectGarbage()
    }
    const last = await SearchedGraph.open(given)
    await last.search(right, 1)
    return process.memoryUsage.rss()
  }
  const before = await openings(10)
  // Even an empty graph takes 2.6 MB, for its locks.
  expect((await openings(50)) - before).toBeLessThan((50 * 2_600_000) / 2)
})
