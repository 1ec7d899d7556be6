import { rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withRefreshLock } from '../../../src/index/index.js'
import { openToServe } from '../../../src/open-to-serve.js'
import { answerOf } from '../../support/answer-of.js'
import {
  type AppOnNews,
  aboutBridge,
  appOnNews,
  dearerBridge,
} from '../../support/app/app-on-news.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const inService = async () => (await on.app.history()).find(({ inService }) => inService)?.version

test('without an index one is built', async () => {
  expect(await openToServe(on.app)).toMatchObject({ added: 5, published: true })
})

test('a version that opens serves, whatever has become of the corpus', async () => {
  const { version } = await on.app.ingest()
  await on.write(dearerBridge)
  expect(await openToServe(on.open())).toBe(null)
  await on.write({ '_canary.jsonl': 'not a question' })
  expect(await openToServe(on.open())).toBe(null)
  await rm(on.corpus, { recursive: true })
  const app = on.open()
  expect(await openToServe(app)).toBe(null)
  expect((await answerOf(app, aboutBridge)).short).toBe('18亿元')
  expect(await inService()).toBe(version)
})

test('a damaged version is built anew', async () => {
  const { version } = await on.app.ingest()
  await truncate(join(on.indexDir, version, 'lexical.bin'), 3)
  const app = on.open()
  expect(await openToServe(app)).toMatchObject({ added: 5 })
  expect((await answerOf(app, aboutBridge)).short).toBe('18亿元')
  expect(await inService()).not.toBe(version)
})

test('what cannot be built is told', async () => {
  const opened = withRefreshLock(on.indexDir, () => openToServe(on.app))
  await expect(opened).rejects.toMatchObject({ code: 'index_busy' })
})
