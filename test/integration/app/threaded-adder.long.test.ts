import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { App } from '../../../src/app.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { manyArticles } from '../../support/app/many-articles.js'
import { standStillUntil } from '../../support/app/stand-still.js'

let on: AppOnNews
let app: App
beforeEach(async () => {
  on = await appOnNews()
  app = on.open({ workApart: true })
})
afterEach(() => on.remove())

const sent = (name: string, text: string) => ({ name, bytes: Buffer.from(text) })
const inbox = () => {
  try {
    return readdirSync(join(on.corpus, 'inbox')).sort()
  } catch {
    return []
  }
}

test('files are read and written while the thread that asked for it stands still', async () => {
  const { 'many.jsonl': records = '' } = manyArticles(300, 1)
  const adding = app.addToCorpus([
    sent('many.jsonl', records),
    sent('a.html', '<p>石桥长52米。</p>'),
  ])
  await new Promise((resolve) => setImmediate(resolve))
  expect(standStillUntil(() => inbox().length === 2)).toBe(true)
  expect(await adding).toMatchObject([
    { outcome: 'added', articleCount: 300 },
    { outcome: 'added', file: 'inbox/a.html', articleCount: 1 },
  ])
})

test('what comes back is the same, or as little as was asked for', async () => {
  const files = [sent('a.txt', '松溪县的石拱桥长52米，去年修好。'), sent('b.exe', 'MZ')]
  const threaded = await app.addToCorpus(files)
  await rm(join(on.corpus, 'inbox'), { recursive: true })
  expect(threaded).toEqual(await on.app.addToCorpus(files))
  await rm(join(on.corpus, 'inbox'), { recursive: true })
  const [counted] = await app.addToCorpus(files, { listed: 0 })
  expect(counted).toMatchObject({ outcome: 'added', articles: [], articleCount: 1 })
})

test('several that are added at once all get their places, and errors keep their code', async () => {
  const texts = ['桥长52米。', '桥长53米。', '桥长54米。']
  await Promise.all(texts.map((text) => app.addToCorpus([sent('x.txt', text)])))
  expect(inbox()).toHaveLength(3)
  await expect(app.addPage('http://127.0.0.1/')).rejects.toMatchObject({
    ...{ code: 'url_refused', reason: { code: 'url_internal' } },
  })
  await rm(on.corpus, { recursive: true })
  await expect(app.addToCorpus([])).rejects.toMatchObject({ code: 'corpus_missing' })
})
