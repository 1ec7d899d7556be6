import { expect, test, vi } from 'vitest'
import { remembered } from '../../../src/app/remembered.js'

test('a resource is opened once, when it is first needed', async () => {
  const open = vi.fn(async () => 'open')
  const resource = remembered(open)
  expect(open).not.toHaveBeenCalled()
  expect(await Promise.all([resource.get(), resource.get()])).toEqual(['open', 'open'])
  expect(open).toHaveBeenCalledOnce()
})

test('if opening fails, the next call tries again', async () => {
  const open = vi.fn(async () => 'open').mockRejectedValueOnce(new Error('not yet'))
  const resource = remembered(open)
  await expect(resource.get()).rejects.toThrow('not yet')
  expect(await resource.get()).toBe('open')
})

test('what is forgotten is opened anew', async () => {
  const resource = remembered(async () => ({}))
  const first = await resource.get()
  expect(await resource.forget()).toBe(first)
  expect(resource.forget()).toBeNull()
  expect(await resource.get()).not.toBe(first)
})
