import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerOf } from '../../support/answer-of.js'
import {
  type AppOnNews,
  aboutBridge,
  appOnNews,
  dearerBridge,
} from '../../support/app/app-on-news.js'
import { news } from '../../support/cli/news.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const short = async () => (await answerOf(on.app, aboutBridge)).short
const current = async () => (await readFile(join(on.indexDir, 'CURRENT'), 'utf8')).trim()

test('a version is rolled back to, and the next refresh goes on from there', async () => {
  const first = await on.app.ingest()
  expect(await short()).toBe('18亿元')
  await on.write({ ...dearerBridge, 'new.txt': '松溪县的石拱桥长52米，去年修好。' })
  const second = await on.app.ingest()
  expect(await short()).toBe('21亿元')

  expect(await on.app.rollback(first.version)).toMatchObject({
    version: first.version,
    holds: { articles: 5, oldest: '2023-05-12', newest: '2024-11-20' },
    previous: second.version,
  })
  expect(await answerOf(on.app, aboutBridge)).toMatchObject({
    short: '18亿元',
    indexVersion: first.version,
  })
  const history = await on.app.history()
  expect(history.map(({ version, inService }) => [version, inService])).toEqual([
    [second.version, false],
    [first.version, true],
  ])

  // The corpus still holds what the version in service does not.
  const third = await on.app.ingest()
  expect(third).toMatchObject({ added: 1, changed: 1, removed: 0, unchanged: 4, articles: 6 })
  expect(third.version > second.version).toBe(true)
  expect(await short()).toBe('21亿元')
  for (const [id, figure] of [
    ['松溪县茶叶出口额是多少？', '7300万元'],
    ['石拱桥长多少米？', '52米'],
  ]) {
    expect((await answerOf(on.app, id ?? '')).short).toBe(figure)
  }
  expect((await on.app.history()).map(({ version }) => version)).toEqual([
    third.version,
    second.version,
    first.version,
  ])
})

test('a refresh after a rollback keeps the version that was in service', async () => {
  const versions: string[] = []
  for (let n = 0; n < 5; n++) {
    await on.write({ 'count.txt': `青禾市的第${n}次统计说，全市有${n}座桥。` })
    versions.push((await on.app.ingest()).version)
  }
  const [oldest = ''] = versions
  await on.app.rollback(oldest)
  const { version } = await on.app.ingest()
  const kept = (await on.app.history()).map((entry) => entry.version)
  expect(kept).toEqual([version, ...versions.slice(2).reverse(), oldest])
})

test('no version but one that is kept, whole and of these settings is put in service', async () => {
  const { version: first } = await on.app.ingest()
  await on.write(dearerBridge)
  const { version: second } = await on.app.ingest()
  for (const version of ['', '..', `../${second}`, '20200101T000000Z-abcdef']) {
    await expect(on.app.rollback(version)).rejects.toMatchObject({
      code: 'version_missing',
      message: expect.stringContaining(`${second}、${first}`),
    })
  }
  const manifest = join(on.indexDir, first, 'manifest.json')
  const whole = await readFile(manifest, 'utf8')
  await writeFile(manifest, whole.replace(/"model": ".*"/, '"model": "another"'))
  await expect(on.app.rollback(first)).rejects.toMatchObject({ code: 'index_incompatible' })
  await writeFile(manifest, whole)
  await truncate(join(on.indexDir, first, 'lexical.bin'), 100)
  await expect(on.app.rollback(first)).rejects.toMatchObject({ code: 'index_corrupt' })
  await rm(manifest)
  expect(await on.app.history()).toMatchObject([{ inService: true }, { holds: null }])
  expect(await current()).toBe(second)
  expect(await short()).toBe('21亿元')

  expect(await on.app.rollback(second)).toMatchObject({ version: second, previous: second })
})

test('articles are listed newest first, undated ones last, found in either script', async () => {
  await on.app.ingest()
  const titles = async (options: Parameters<typeof on.app.list>[0]) =>
    (await on.app.list(options)).articles.map(({ title }) => title)
  expect(await titles({})).toEqual([
    '青禾市公交换新',
    '松溪茶叶出口',
    '青禾市图书馆新馆开放',
    '云岭大桥建成通车',
    '白鹭水库除险加固',
  ])
  expect(await titles({ query: '雲嶺大橋' })).toEqual(['云岭大桥建成通车'])
  expect(await titles({ query: '青禾晚报' })).toEqual(['青禾市公交换新', '青禾市图书馆新馆开放'])
  expect(await titles({ query: 'RECORDS.jsonl' })).toEqual(['青禾市公交换新', '松溪茶叶出口'])
  expect(await titles({ source: '青禾晚報', query: '图书' })).toEqual(['青禾市图书馆新馆开放'])
  expect(await titles({ source: '青禾' })).toEqual([])
  expect(await on.app.list({ page: 2, perPage: 2 })).toMatchObject({
    ...{ total: 5, page: 2, pages: 3, perPage: 2 },
    articles: [{ file: 'library.txt', published: '2024-03-08' }, { id: 'bridge.md' }],
  })
  expect(await on.app.list({ page: 9 })).toMatchObject({ articles: [], total: 5, pages: 1 })
  await on.write({ 'bridge.md': (news['bridge.md'] ?? '').replace('建成通车', '拆除') })
  await on.app.ingest()
  expect(await titles({ query: '云岭' })).toEqual(['云岭大桥拆除'])
})

test('a first refresh that is told to stop while the graph is built leaves no index', async () => {
  const stop = new AbortController()
  const onStep = (point: string) => point === 'before:vectors.hnsw' && stop.abort()
  const refreshing = on.app.ingest({ signal: stop.signal, onStep })
  await expect(refreshing).rejects.toMatchObject({ code: 'refresh_stopped' })
  expect(await readdir(on.indexDir)).toEqual(['cache'])
})
