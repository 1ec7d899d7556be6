import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import {
  addSchema,
  historySchema,
  listSchema,
  onlyLine,
  planSchema,
  removeSchema,
  reportSchema,
  rollbackSchema,
  statusSchema,
} from '../../support/cli/contract.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

let folder: string
let removeFolder: () => Promise<void>
const youju = (...args: string[]) =>
  callYouju(args, {
    CORPUS_DIR: join(folder, 'corpus'),
    INDEX_DIR: join(folder, 'index'),
    STATE_DIR: join(folder, 'state'),
  })
const json = async (...args: string[]) => {
  const run = await youju(...args, '--json')
  expect(run.code).toBe(0)
  return onlyLine(run.stdout)
}

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
})
afterAll(() => removeFolder())

test('a moderator looks, plans, adds, refreshes, rolls back and removes', async () => {
  expect(statusSchema.parse(await json('corpus', 'status'))).toMatchObject({ index: null })
  expect(historySchema.parse(await json('corpus', 'history'))).toEqual({ versions: [] })
  expect((await youju('corpus', 'status')).stdout).toMatch(/^还没有索引：请/)
  const first = reportSchema.parse(await json('ingest'))
  expect((await youju('corpus', 'status')).stdout).toContain('索引与语料一致。')

  const file = join(folder, '石桥.txt')
  await writeFile(file, '松溪石拱桥修好\n\n松溪县的石拱桥长52米，去年修好，市民可以步行过桥。\n')
  const added = addSchema.parse(await json('corpus', 'add', file, file))
  expect(added.files.map(({ outcome }) => outcome)).toEqual(['added', 'present'])
  expect((await youju('corpus', 'status')).stdout).toMatch(/有 1 个文件已变化，尚未刷新（新增 1 /)

  expect(planSchema.parse(await json('corpus', 'plan'))).toMatchObject({
    ...{ indexVersion: first.version, unchanged: 5, changed: [], removed: [] },
    added: [{ id: 'inbox/石桥.txt', title: '松溪石拱桥修好' }],
  })
  expect((await youju('corpus', 'plan')).stdout).toMatch(
    /^刷新将新增 1 · 更改 0 · 移除 0 · 未变 5\n/,
  )
  const second = reportSchema.parse(await json('ingest'))
  expect(second).toMatchObject({ added: 1, published: true, canaries: null })

  const list = listSchema.parse(await json('corpus', 'list', '石拱橋'))
  expect(list).toMatchObject({ total: 1, articles: [{ file: 'inbox/石桥.txt' }] })
  expect((await youju('corpus', 'list', '--per-page', '2', '--page', '3')).stdout).toMatch(
    /\n共 6 篇 · 第 3 页，共 3 页\n$/,
  )

  const { versions } = historySchema.parse(await json('corpus', 'history'))
  expect(versions).toMatchObject([
    { version: second.version, inService: true, holds: { articles: 6 } },
    { version: first.version, inService: false, holds: { articles: 5 } },
  ])
  const back = rollbackSchema.parse(await json('corpus', 'rollback', first.version))
  expect(back).toMatchObject({ version: first.version, previous: second.version })
  expect((await youju('corpus', 'history')).stdout).toMatch(
    new RegExp(`${first.version} .* 5 篇文章.* ← 在服务`),
  )

  const target = ['corpus', 'remove', 'inbox/石桥.txt']
  expect(removeSchema.parse(await json(...target, '--dry-run'))).toMatchObject({ keptAs: null })
  const removed = await youju(...target)
  expect(removed).toMatchObject({ code: 0, stdout: expect.stringContaining('原件保存在') })
  expect(reportSchema.parse(await json('ingest'))).toMatchObject({ unchanged: 5, added: 0 })
})

test('canary questions that get worse stop an ingest with one sentence and code 1', async () => {
  const corpus = join(folder, 'corpus')
  const canary = JSON.stringify({ question: '云岭大桥总投资多少？', answer: '18亿元' })
  await writeFiles(corpus, {
    '_canary.jsonl': canary,
    'bridge.md': (news['bridge.md'] ?? '').replace('18亿元', '21亿元'),
  })
  const run = await youju('ingest', '--json')
  expect(reportSchema.parse(onlyLine(run.stdout))).toMatchObject({ published: false, changed: 1 })
  expectOneSentence({ ...run, stdout: '' }, 1, /新版本没有启用.*1 道抽查题答对 0 道.*答对 1 道/)
  const drawn = await youju('ingest')
  expect(drawn.code).toBe(1)
  expect(drawn.stdout).toBe('变差 云岭大桥总投资多少？ 原来：18亿元 现在：21亿元\n')
  expect((await youju('ask', '云岭大桥总投资多少？')).stdout).toMatch(/^18亿元\n/)
  const forced = await youju('ingest', '--force')
  expect(forced).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('抽查题 1 道，答对 0 道'),
  })
  expect((await youju('ask', '云岭大桥总投资多少？')).stdout).toMatch(/^21亿元\n/)
})

test('what cannot be done is told in one sentence', async () => {
  const cases: [string[], 1 | 2, RegExp][] = [
    [['rollback', '20200101T000000Z-abcdef'], 1, /没有版本“20200101T000000Z-abcdef”/],
    [['remove', 'nothing.txt'], 1, /语料里没有文件或文章“nothing\.txt”/],
    [['add', join(folder, 'nothing.txt')], 1, /读不到文件 .+nothing\.txt/],
    [['list', '--page', '0'], 2, /--page/],
    [['plans'], 2, /没有“plans”这个命令/],
    [['rollback'], 2, /缺少参数/],
    [['list', '--index', join(folder, 'none')], 1, /还没有索引/],
    [['plan', '--corpus', join(folder, 'none')], 1, /找不到语料/],
  ]
  for (const [args, code, what] of cases) {
    expectOneSentence(await youju('corpus', ...args), code, what)
  }
  const photo = join(folder, 'photo.gif')
  await writeFile(photo, 'x')
  expect(await youju('corpus', 'add', photo)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: '拒绝 photo.gif：不支持的文件类型 .gif\n',
  })
})
