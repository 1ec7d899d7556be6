import { Jieba } from '@node-rs/jieba'
import { expect, onTestFinished, test, vi } from 'vitest'
import { answerOf } from '../../support/answer-of.js'
import { aboutBridge, appOnNews } from '../../support/app/app-on-news.js'

vi.mock('@node-rs/jieba', async (original) => {
  const real = await original<{ Jieba: typeof Jieba }>()
  const loaded = vi.fn((words: Uint8Array) => real.Jieba.withDict(words))
  return { ...real, Jieba: { withDict: loaded } }
})

test('what the first question needs is loaded before it, and once', async () => {
  const on = await appOnNews()
  onTestFinished(() => on.remove())
  await on.app.ingest()
  const app = on.open()
  const loadings = vi.mocked(Jieba.withDict).mock.calls
  expect(loadings).toHaveLength(0)
  await app.warmUp()
  expect(loadings).toHaveLength(1)
  expect((await answerOf(app, aboutBridge)).short).toBe('18亿元')
  expect(loadings).toHaveLength(1)
})
