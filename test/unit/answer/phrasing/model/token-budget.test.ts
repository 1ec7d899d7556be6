import { describe, expect, test } from 'vitest'
import {
  estimateTokens,
  tokenBudget,
} from '../../../../../src/answer/phrasing/model/token-budget.js'
import { memoryState } from '../../../../support/state/memory-state.js'

const noon = Date.UTC(2025, 2, 5, 12)
const day = 24 * 3600 * 1000
const usedUp = { reason: 'budget' }

describe('a budget', () => {
  test('counts what was really used', async () => {
    const budget = tokenBudget(memoryState(), 1000, () => noon)
    await (await budget.reserve(800)).settle(300)
    await (await budget.reserve(700)).settle(700)
    await expect(budget.reserve(1)).rejects.toMatchObject(usedUp)
  })

  test('counts what is set aside until it is settled', async () => {
    const budget = tokenBudget(memoryState(), 1000, () => noon)
    const first = await budget.reserve(600)
    await expect(budget.reserve(600)).rejects.toMatchObject(usedUp)
    await first.settle(100)
    await (await budget.reserve(600)).settle(0)
  })

  test('has room for one of two calls that come at once', async () => {
    const budget = tokenBudget(memoryState(), 1000, () => noon)
    const both = await Promise.allSettled([budget.reserve(600), budget.reserve(600)])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })

  test('begins anew with each day in UTC', async () => {
    let now = noon
    const budget = tokenBudget(memoryState(), 1000, () => now)
    await budget.reserve(1000)
    now = Date.UTC(2025, 2, 5, 23, 59, 59, 999)
    await expect(budget.reserve(1)).rejects.toMatchObject(usedUp)
    now += 1
    await budget.reserve(1000)
  })

  test('is not charged to the next day for a call that ends after midnight', async () => {
    let now = noon
    const usage = memoryState()
    const budget = tokenBudget(usage, 1000, () => now)
    const late = await budget.reserve(900)
    now += day
    await late.settle(950)
    expect(await usage.spent('2025-03-05')).toBe(950)
    await budget.reserve(1000)
  })

  test('is shared by all that remember in one place', async () => {
    const usage = memoryState()
    await tokenBudget(usage, 1000, () => noon).reserve(900)
    await expect(tokenBudget(usage, 1000, () => noon).reserve(200)).rejects.toMatchObject(usedUp)
  })

  test('that cannot be looked up lets nobody through', async () => {
    const cause = new Error('no database')
    const spendWithin = () => Promise.reject(cause)
    const budget = tokenBudget({ spendWithin, spend: async () => {} }, 1000, () => noon)
    await expect(budget.reserve(1)).rejects.toMatchObject({ reason: 'usage_unknown', cause })
  })

  test('that cannot be settled leaves counted what was set aside', async () => {
    const usage = memoryState()
    const budget = tokenBudget(usage, 1000, () => noon)
    const reserved = await budget.reserve(600)
    usage.spend = () => Promise.reject(new Error('no database'))
    await reserved.settle(1)
    expect(await usage.spent('2025-03-05')).toBe(600)
  })
})

test('Han characters are about a token each, other signs a third', () => {
  expect(estimateTokens('总投资')).toBe(3)
  expect(estimateTokens('abcdef')).toBe(2)
  expect(estimateTokens('')).toBe(0)
})
