import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { estimateTokens, openTokenBudget } from '../../../../src/answer/generated/token-budget.js'
import { temporaryFolder } from '../../../support/cli/run-youju.js'

let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

const noon = Date.UTC(2025, 2, 5, 12)
const day = 24 * 3600 * 1000
let files = 0
const newFile = () => join(folder, `state-${++files}`, 'usage.json')
const usedUp = { reason: 'budget' }

describe('a budget', () => {
  test('counts what was really used', () => {
    const budget = openTokenBudget(newFile(), 1000, () => noon)
    budget.reserve(800).settle(300)
    budget.reserve(700).settle(700)
    expect(() => budget.reserve(1)).toThrow(expect.objectContaining(usedUp))
  })

  test('counts what is set aside until it is settled', () => {
    const budget = openTokenBudget(newFile(), 1000, () => noon)
    const first = budget.reserve(600)
    expect(() => budget.reserve(600)).toThrow(expect.objectContaining(usedUp))
    first.settle(100)
    budget.reserve(600).settle(0)
  })

  test('begins anew with each day in UTC', () => {
    let now = noon
    const budget = openTokenBudget(newFile(), 1000, () => now)
    budget.reserve(1000).settle(1000)
    now = Date.UTC(2025, 2, 5, 23, 59, 59, 999)
    expect(() => budget.reserve(1)).toThrow()
    now += 1
    budget.reserve(1000).settle(1000)
  })

  test('is not charged to the next day for a call that ends after midnight', () => {
    let now = noon
    const budget = openTokenBudget(newFile(), 1000, () => now)
    const late = budget.reserve(900)
    now += day
    late.settle(900)
    budget.reserve(1000).settle(1000)
  })

  test('outlives the process, and leaves nothing beside its file', () => {
    const file = newFile()
    openTokenBudget(file, 1000, () => noon)
      .reserve(900)
      .settle(900)
    expect(() => openTokenBudget(file, 1000, () => noon).reserve(200)).toThrow()
    expect(readdirSync(join(file, '..'))).toEqual(['usage.json'])
  })

  test.each(['', '{', '[]', 'null', '{"day":"2025-03-05","tokens":"many"}', '{"tokens":-5}'])(
    'whose file is damaged begins anew: %j',
    (text) => {
      const file = newFile()
      mkdirSync(join(file, '..'))
      writeFileSync(file, text)
      const budget = openTokenBudget(file, 1000, () => noon)
      budget.reserve(1000).settle(1000)
      expect(() => budget.reserve(1)).toThrow()
    },
  )
})

test('Han characters are about a token each, other signs a third', () => {
  expect(estimateTokens('总投资')).toBe(3)
  expect(estimateTokens('abcdef')).toBe(2)
  expect(estimateTokens('')).toBe(0)
})
