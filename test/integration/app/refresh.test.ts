import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { IsolatedRecords } from '../../../src/ingest/isolated/read-records-isolated.js'
import { writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

let folder: string
let app: App
let removeFolder: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  const config = { corpus: join(folder, 'corpus'), indexDir: join(folder, 'index') }
  app = createApp({ ...readConfig({}), ...config })
})
afterEach(() => removeFolder())

const write = (files: Record<string, string>) => writeFiles(join(folder, 'corpus'), files)
const records = (...texts: (string | null)[]) =>
  texts.map((text, id) => (text === null ? '{}' : JSON.stringify({ id, text }))).join('\n')
const press = [
  '白鹭水库的除险加固工程在五月完工，库容达到四千五百万立方米，下游的灌溉面积因此增加了两万亩。',
  '县水利局的负责人说，工程一共用了十九个月，投资一亿二千万元，其中三成来自省级财政的补助。',
  '水库建于一九七一年，大坝长四百八十米，曾经三次加高，一直是松溪县城的主要水源。',
].join('')
const other = [
  '青禾市图书馆的新馆在三月八日开放，馆内的藏书一共有一百二十六万册，每天开放十二个小时。',
  '馆长说，新馆还设有儿童阅览室和古籍修复室，市民凭身份证就可以借书，一次最多可以借二十册。',
].join('')

test('records that stand where they stood are not read again, and those that moved are', async () => {
  await write({ 'a.jsonl': records('第一条说桥。', null, '第三条说水库。', '第四条说公交。') })
  const { rejected } = await app.ingest()
  expect(rejected).toHaveLength(1)

  const reading = vi.spyOn(IsolatedRecords.prototype, 'read')
  const linesRead = () => reading.mock.calls.flatMap(([some]) => some.map(({ number }) => number))
  await write({ 'a.jsonl': records('第一条说桥。', null, '第三条说大坝。', '第四条说公交。') })
  expect(await app.ingest()).toMatchObject({ added: 0, changed: 1, unchanged: 2, rejected })
  expect(linesRead()).toEqual([2, 3])
  expect((await app.article('a.jsonl#2')).text).toBe('第三条说大坝。')
  expect((await app.article('a.jsonl#3')).text).toBe('第四条说公交。')

  reading.mockClear()
  await write({
    'a.jsonl': `\n${records('第一条说桥。', null, '第三条说大坝。', '第四条说公交。')}`,
  })
  expect(await app.ingest()).toMatchObject({ added: 0, changed: 3, unchanged: 0 })
  expect(linesRead()).toEqual([2, 3, 4, 5])
  expect((await app.article('a.jsonl#3')).lines).toEqual([[0, 5]])
})

test('an origin follows the texts, refresh after refresh', async () => {
  const origins = async (...ids: string[]) =>
    Promise.all(ids.map(async (id) => (await app.article(id)).origin))
  await write({ 'a.txt': press, 'b.txt': press, 'c.txt': other })
  await app.ingest()
  expect(await origins('a.txt', 'b.txt', 'c.txt')).toEqual(['a.txt', 'a.txt', 'c.txt'])

  // b is kept as it is, and is no copy any more.
  await write({ 'a.txt': other })
  expect(await app.ingest()).toMatchObject({ changed: 1, unchanged: 2 })
  expect(await origins('a.txt', 'b.txt', 'c.txt')).toEqual(['a.txt', 'b.txt', 'a.txt'])

  await rm(join(folder, 'corpus', 'a.txt'))
  expect(await app.ingest()).toMatchObject({ removed: 1, unchanged: 2 })
  expect(await origins('b.txt', 'c.txt')).toEqual(['b.txt', 'c.txt'])
})

test('a declared origin is remembered of a file that is not read again', async () => {
  const declared = (text: string) => JSON.stringify({ id: 1, origin: 'press-7', text })
  await write({ 'a.jsonl': declared(press), 'b.txt': press, 'c.txt': '一篇短文。' })
  await app.ingest()
  expect((await app.article('b.txt')).origin).toBe('press-7')
  await write({ 'c.txt': '一篇别的短文。' })
  await app.ingest()
  expect((await app.article('a.jsonl#1')).origin).toBe('press-7')
  expect((await app.article('b.txt')).origin).toBe('press-7')
  expect((await app.article('c.txt')).origin).toBe('c.txt')
})
