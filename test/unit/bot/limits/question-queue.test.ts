import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { QuestionQueue } from '../../../../src/bot/limits/question-queue.js'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('begins nothing while an acknowledgement is on its way, and counts who waits', async () => {
  const queue = new QuestionQueue(1, 10)
  let acknowledge = () => {}
  const held = queue.hold(
    new Promise<void>((resolve) => {
      acknowledge = resolve
    }),
  )
  const begun: number[] = []
  const all = [1, 2].map((n) => queue.run(async () => begun.push(n)))
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual([])
  expect(queue.ahead).toBe(2)
  acknowledge()
  await held
  await Promise.all(all)
  expect(begun).toEqual([1, 2])
  expect(queue.ahead).toBe(0)
})

it('does not let acknowledgements keep answers waiting for ever', async () => {
  const queue = new QuestionQueue(1, 10)
  queue.hold(new Promise(() => {}))
  const answered = queue.run(async () => 'answered')
  await vi.advanceTimersByTimeAsync(3000)
  await expect(answered).resolves.toBe('answered')
})

it('goes on after an acknowledgement that failed', async () => {
  const queue = new QuestionQueue(1, 10)
  await expect(queue.hold(Promise.reject(new Error('late')))).rejects.toThrow('late')
  await expect(queue.run(async () => 'answered')).resolves.toBe('answered')
})
