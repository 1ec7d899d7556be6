import { afterEach, expect, test } from 'vitest'
import {
  closed,
  guardBy,
  sharedNumbers,
  uninterrupted,
} from '../../../../src/ingest/isolated/gate.js'

const memory = () => new Int32Array(new SharedArrayBuffer(4 * sharedNumbers))
afterEach(() => guardBy(memory()))

test('what is under way ends before the gate is closed', async () => {
  const shared = memory()
  guardBy(shared)
  const order: string[] = []
  let leave = () => {}
  const mayLeave = new Promise<void>((resolve) => {
    leave = resolve
  })
  const inside = uninterrupted(async () => {
    await mayLeave
    order.push('out')
  })
  const isClosed = closed(shared).then(() => order.push('closed'))
  leave()
  await Promise.all([inside, isClosed])
  expect(order).toEqual(['out', 'closed'])
})

test('nothing starts once the gate is to close, and that leaves nobody inside', async () => {
  const shared = memory()
  guardBy(shared)
  await closed(shared)
  let hasRun = false
  const run = uninterrupted(async () => {
    hasRun = true
  })
  await expect(run).rejects.toThrow('this thread is to end')
  expect(hasRun).toBe(false)
  await closed(shared)
})

test('code that fails is outside again, so that the gate can close', async () => {
  const shared = memory()
  guardBy(shared)
  await expect(uninterrupted(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await closed(shared)
  expect([...shared]).toEqual([0, 0, 1])
})

test('the memory of the next task opens the gate anew', async () => {
  const before = memory()
  guardBy(before)
  await closed(before)
  guardBy(memory())
  expect(await uninterrupted(async () => 'run')).toBe('run')
})
