import { createRequire } from 'node:module'
import { expect, onTestFinished, test, vi } from 'vitest'
import { answerOf } from '../../support/answer-of.js'
import { aboutBridge, appOnNews } from '../../support/app/app-on-news.js'

const require = createRequire(import.meta.url)

/** Counts how often the segmenter loads its dictionary: the library's class is native, and takes no spy. */
function countedDictionaries() {
  const real = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
  const load = vi.fn((words: Uint8Array) => real.Jieba.withDict(words))
  const loaded = require.cache[require.resolve('@node-rs/jieba')]
  if (!loaded) throw new Error('the library is not where it is loaded from')
  loaded.exports = { ...real, Jieba: { withDict: load } }
  return load
}

test('what the first question needs is loaded before it, and once', async () => {
  const load = countedDictionaries()
  const on = await appOnNews()
  onTestFinished(() => on.remove())
  await on.app.ingest()
  const app = on.open()
  expect(load).not.toHaveBeenCalled()
  await app.warmUp()
  expect(load).toHaveBeenCalledOnce()
  expect((await answerOf(app, aboutBridge)).short).toBe('18亿元')
  expect(load).toHaveBeenCalledOnce()
})
