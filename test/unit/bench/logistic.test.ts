import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/bench/inputs/seeded-random.js'
import {
  fitByName,
  keptWeights,
  type LogisticOptions,
} from '../../../src/bench/statistics/logistic.js'
import { weighEvidence } from '../../../src/read/logistic.js'

const random = seededRandom(3)
const names = ['for', 'against', 'idle'] as const
const drawnBy = { for: 4, against: -0.4, idle: 0, bias: 0 }
const cases = Array.from({ length: 4000 }, () => {
  const signs = { for: random(), against: random() * 10, idle: random() }
  const chance = weighEvidence(drawnBy, names, signs)
  return { signs, label: (random() < chance ? 1 : 0) as 0 | 1 }
})
const fitted = (some: typeof cases, options: LogisticOptions) => fitByName(names, some, options)

test('finds the weights that the cases were drawn by, in the units of the signs', () => {
  const weights = fitted(cases, { ridge: 1, isBalanced: false })
  for (const name of [...names, 'bias'] as const) {
    expect(Math.abs(weights[name] - drawnBy[name])).toBeLessThan(0.4)
  }
})

test('a balanced fit takes both labels for as likely', () => {
  const rare = cases.filter(({ label }, i) => label === 0 || i % 10 === 0)
  const weights = fitted(rare, { ridge: 1, isBalanced: true })
  const mean = (label: 0 | 1) => {
    const of = rare.filter((one) => one.label === label)
    return of.reduce((sum, { signs }) => sum + weighEvidence(weights, names, signs), 0) / of.length
  }
  expect(Math.abs(mean(1) + mean(0) - 1)).toBeLessThan(0.05)
})

test('weights are kept to a thousandth, the threshold last', () => {
  expect(keptWeights({ a: 0.12345, b: 1, bias: -2 }, 0.5)).toEqual({
    ...{ a: 0.123, b: 1, bias: -2 },
    threshold: 0.5,
  })
})

test('a sign that would speak the other way than it may counts for nothing, and the others are fitted without it', () => {
  const options = { ridge: 1, isBalanced: false }
  const weights = fitted(cases, { ...options, directions: [1, 1, 0] })
  expect(weights.against).toBe(0)
  const without = fitByName(['for', 'idle'], cases, options)
  for (const name of ['for', 'idle', 'bias'] as const) {
    expect(weights[name]).toBeCloseTo(without[name], 6)
  }
  expect(fitted(cases, { ...options, directions: [1, -1, 0] })).toEqual(fitted(cases, options))
})
