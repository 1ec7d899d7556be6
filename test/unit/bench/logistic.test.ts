import { expect, test } from 'vitest'
import { fitLogistic, logisticProbability, namedWeights } from '../../../src/bench/logistic.js'
import { seededRandom } from '../../../src/bench/seeded-random.js'

const random = seededRandom(3)
/** Drawn by known weights: 4 of the first sign, -2 of the second, nothing of the third. */
const cases = Array.from({ length: 4000 }, () => {
  const row = [random(), random() * 10, random()]
  const chance = logisticProbability([4, -0.4, 0, 0], row)
  return { row, label: (random() < chance ? 1 : 0) as 0 | 1 }
})

test('finds the weights that the cases were drawn by, in the units of the signs', () => {
  const weights = fitLogistic(cases, { ridge: 1, isBalanced: false })
  for (const [i, wanted] of [4, -0.4, 0, 0].entries()) {
    expect(Math.abs((weights[i] ?? 0) - wanted)).toBeLessThan(0.4)
  }
})

test('a balanced fit takes both labels for as likely', () => {
  const rare = cases.filter(({ label }, i) => label === 0 || i % 10 === 0)
  const weights = fitLogistic(rare, { ridge: 1, isBalanced: true })
  const mean = (label: 0 | 1) => {
    const of = rare.filter((one) => one.label === label)
    return of.reduce((sum, { row }) => sum + logisticProbability(weights, row), 0) / of.length
  }
  expect(Math.abs(mean(1) + mean(0) - 1)).toBeLessThan(0.05)
})

test('names the weights, with the bias and the threshold last', () => {
  expect(namedWeights(['a', 'b'], [0.12345, 1, -2], 0.5)).toEqual({
    ...{ a: 0.123, b: 1, bias: -2 },
    threshold: 0.5,
  })
})

test('a sign that would speak the other way than it may counts for nothing, and the others are fitted without it', () => {
  const options = { ridge: 1, isBalanced: false }
  const weights = fitLogistic(cases, { ...options, directions: [1, 1, 0] })
  expect(weights[1]).toBe(0)
  const without = fitLogistic(
    cases.map(({ row: [a, , c], label }) => ({ row: [a ?? 0, c ?? 0], label })),
    options,
  )
  for (const [i, j] of [
    [0, 0],
    [2, 1],
    [3, 2],
  ] as const) {
    expect(weights[i]).toBeCloseTo(without[j] ?? 0, 6)
  }
  expect(fitLogistic(cases, { ...options, directions: [1, -1, 0] })).toEqual(
    fitLogistic(cases, options),
  )
})
