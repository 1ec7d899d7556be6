import { randomUUID } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { watchForTwin } from '../../../../src/bot/connection/twin.js'

const onLinux = it.runIf(process.platform === 'linux')

/** A watcher, and the promise that it has seen another one. */
async function watcher(words: string, lookEvery?: number) {
  let seen = 0
  let tell = () => {}
  const found = new Promise<void>((resolve) => {
    tell = resolve
  })
  const onSeen = () => {
    seen += 1
    tell()
  }
  const stop = await watchForTwin(words, onSeen, lookEvery)
  onTestFinished(stop)
  return { found, stop, seen: () => seen }
}

onLinux('two by the same words find each other', async () => {
  const words = randomUUID()
  const first = await watcher(words)
  expect(first.seen()).toBe(0)
  const second = await watcher(words)
  expect(second.seen()).toBe(1)
  await first.found
  const other = await watcher(`${words}.`)
  expect(other.seen()).toBe(0)
})

onLinux('who is left takes the place, and is found there', async () => {
  const words = randomUUID()
  const first = await watcher(words)
  const second = await watcher(words, 1)
  await first.found
  first.stop()
  // The second looks again and again, and holds the name once it is free.
  let isFound = false
  while (!isFound) {
    await new Promise((resolve) => setTimeout(resolve))
    const stop = await watchForTwin(words, () => {
      isFound = true
    })
    stop()
  }
  expect(second.seen()).toBeGreaterThan(0)
})
