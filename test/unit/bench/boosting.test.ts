import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { seededRandom } from '../../../src/bench/inputs/seeded-random.js'
import { boost, type LabelledCase, writeJudge } from '../../../src/bench/statistics/boosting.js'
import { treesProbability } from '../../../src/read/boosted-trees.js'

/** Cases that are so where exactly one of two signs is over a half: no weighted sum of them can tell. */
function crossed(count: number, seed: number): LabelledCase[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const row = [random(), random(), random()]
    return { row, label: (row[0] ?? 0) > 0.5 !== (row[1] ?? 0) > 0.5 ? 1 : 0 }
  })
}

const small = { trees: 60, rate: 0.2, leastInLeaf: 5 }

test('trees learn what no weighted sum can, on cases that they have not seen', () => {
  const trees = boost(crossed(600, 1), small)
  const right = crossed(400, 2).filter(
    ({ row, label }) => Math.round(treesProbability(trees, row)) === label,
  )
  expect(right.length).toBeGreaterThan(360)
})

test('without trees the probability is the share of what is so, by weight', () => {
  const cases: LabelledCase[] = [
    { row: [0], label: 1, weight: 3 },
    { row: [1], label: 0 },
  ]
  expect(treesProbability(boost(cases, { trees: 0 }), [0])).toBeCloseTo(0.75, 3)
})

test('a sign never speaks against its direction, and one without a direction not at all', () => {
  const random = seededRandom(3)
  const noisy = Array.from({ length: 400 }, (): LabelledCase => {
    const row = [random(), random(), random()]
    return { row, label: (row[0] ?? 0) - (row[1] ?? 0) + random() > 0.5 ? 1 : 0 }
  })
  const trees = boost(noisy, { ...small, directions: [1, 1, null] })
  const sign = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(sign, sign, sign, sign, (a, b, more, other) => {
      const [low, high] = [Math.min(a, more), Math.max(a, more)]
      const at = (row: number[]) => treesProbability(trees, row)
      expect(at([high, b, other])).toBeGreaterThanOrEqual(at([low, b, other]))
      expect(at([b, high, other])).toBeGreaterThanOrEqual(at([b, low, other]))
      expect(at([a, b, more])).toBe(at([a, b, other]))
    }),
  )
})

test('the same cases and seed give the same trees, and a file keeps them whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-judge-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const trees = boost(crossed(200, 4), small)
  expect(boost(crossed(200, 4), small)).toEqual(trees)
  await writeJudge(folder, 'one', ['a', 'b', 'c'], trees, { least: 0.5 })
  const file = JSON.parse(await readFile(join(folder, 'one.json'), 'utf8'))
  expect(file).toEqual({ signs: ['a', 'b', 'c'], bounds: { least: 0.5 }, ...trees })
})
