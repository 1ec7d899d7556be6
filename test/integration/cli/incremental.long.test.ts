import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import { onlyLine, reportSchema, searchSchema, statusSchema } from '../../support/cli/contract.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let corpus: string
let removeFolder: () => Promise<void>
const settings = () => ({ CORPUS_DIR: corpus, INDEX_DIR: join(folder, 'index') })
const youju = (...args: string[]) => callYouju(args, settings())
const ingest = async () => reportSchema.parse(onlyLine((await youju('ingest', '--json')).stdout))
const found = async (query: string) =>
  searchSchema.parse(onlyLine((await youju('search', query, '--json')).stdout)).hits

beforeEach(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  corpus = join(folder, 'corpus')
  await writeFiles(corpus)
})
afterEach(() => removeFolder())

test('only what changed is counted as changed, and what was there before is gone', async () => {
  const first = await ingest()
  expect(await ingest()).toMatchObject({
    version: first.version,
    passages: first.passages,
    ...{ articles: 5, added: 0, changed: 0, removed: 0, unchanged: 5, rejected: [] },
  })

  const revised = (news['bridge.md'] ?? '').replace('18亿元', '21亿元')
  await writeFiles(corpus, { 'bridge.md': revised })
  const second = await ingest()
  expect(second).toMatchObject({ added: 0, changed: 1, removed: 0, unchanged: 4 })
  expect(second.version > first.version).toBe(true)
  const answer = await youju('ask', '云岭大桥总投资多少？')
  expect(answer.stdout).toMatch(/^21亿元\n/)
  expect(answer.stdout).not.toContain('18亿元')
})

test('one record of a file changed leaves its neighbours unchanged', async () => {
  await ingest()
  const records = (news['records.jsonl'] ?? '').replace('240辆', '260辆')
  await writeFiles(corpus, { 'records.jsonl': records })
  expect(await ingest()).toMatchObject({ added: 0, changed: 1, removed: 0, unchanged: 4 })
})

test('a removed file is not found any more, neither by its words nor by its id', async () => {
  await ingest()
  expect((await found('白鹭水库')).map(({ file }) => file)).toContain('reservoir.md')
  await rm(join(corpus, 'reservoir.md'))
  expect(await ingest()).toMatchObject({ articles: 4, removed: 1, unchanged: 4 })
  const hits = await found('白鹭水库的库容')
  expect(hits.length).toBeGreaterThan(0)
  expect(hits.map(({ text }) => text).join()).not.toContain('白鹭水库')
  expectOneSentence(await youju('article', 'reservoir.md'), 1, /索引里没有文章“reservoir\.md”/)
})

test('a renamed file is served under its new name alone', async () => {
  await ingest()
  await rename(join(corpus, 'reservoir.md'), join(corpus, 'dam.md'))
  expect(await ingest()).toMatchObject({ articles: 5, added: 1, removed: 1, unchanged: 4 })
  expect((await found('白鹭水库'))[0]?.file).toBe('dam.md')
  expect((await youju('article', 'reservoir.md')).code).toBe(1)
})

test('of two ingests at once each one is done or told to wait, and the index is whole', async () => {
  const program = () => runYouju(['ingest', '--json'], { env: settings() })
  const runs = await Promise.all([program(), program()])
  const [done, refused] = [0, 1].map((code) => runs.filter((run) => run.code === code))
  expect((done?.length ?? 0) + (refused?.length ?? 0)).toBe(2)
  expect(done?.length).toBeGreaterThan(0)
  for (const run of refused ?? []) expectOneSentence(run, 1, /另一个进程（.+）正在更新索引/)
  expect(await ingest()).toMatchObject({ articles: 5, added: 0, changed: 0, unchanged: 5 })
  expect((await youju('ask', '云岭大桥总投资多少？')).stdout).toMatch(/^18亿元\n/)
})

test('a file that is not written to its end is told of, and nothing is up to date meanwhile', async () => {
  await ingest()
  const half = '{"id":"half","text":"松溪'
  await writeFiles(corpus, { 'records.jsonl': `${news['records.jsonl']}${half}` })
  const line = 'records.jsonl：结尾不完整，可能还没有写完；仍用原来的 2 篇文章，下次刷新再读'
  expect((await youju('corpus', 'plan')).stdout).toContain(`暂缓 1\n  · ${line}\n`)
  const put = await youju('ingest')
  expect(put.stdout).toMatch(/^索引已更新，暂缓 1 个文件：5 篇文章/)
  expect(put.stdout).toContain(`\n暂缓 ${line}\n`)
  const meanwhile = (await youju('corpus', 'status')).stdout
  expect(meanwhile).toContain(`暂缓 ${line}`)
  expect(meanwhile).not.toContain('一致')
  const status = statusSchema.parse(onlyLine((await youju('corpus', 'status', '--json')).stdout))
  expect(status.unsettled).toEqual([
    { file: 'records.jsonl', reason: '结尾不完整，可能还没有写完', articles: 2 },
  ])

  await writeFiles(corpus, {
    'records.jsonl': `${news['records.jsonl']}${half}县的石拱桥长52米，去年修好。"}\n`,
  })
  expect(await ingest()).toMatchObject({ added: 1, unchanged: 5, unsettled: [] })
  expect((await youju('corpus', 'status')).stdout).toContain('索引与语料一致。')
})
