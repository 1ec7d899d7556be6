import { mkdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import { onlyLine, reportSchema } from '../../support/cli/contract.js'
import { expectNoTraces, expectOneSentence } from '../../support/cli/faults.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let corpus: string
let removeFolder: () => Promise<void>
const youju = (...args: string[]) =>
  callYouju(args, { CORPUS_DIR: corpus, INDEX_DIR: join(folder, 'index') })

beforeEach(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  corpus = join(folder, 'corpus')
  await mkdir(corpus)
})
afterEach(() => removeFolder())

const binary = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0])
const wholeGzip = gzipSync(news['records.jsonl'] ?? '')

/** Every way in which one file can be of no use, beside files that are. */
async function writeFlawedCorpus(): Promise<void> {
  await writeFiles(corpus, {
    'bridge.md': news['bridge.md'] ?? '',
    'binary.txt': binary,
    'empty.txt': '',
    'short.jsonl.gz': wholeGzip.subarray(0, wholeGzip.length / 2),
    'no-gzip.jsonl.gz': 'plain text',
    'half.jsonl': `${news['records.jsonl']}{"title":"无正文"}\nnot json\n`,
    'picture.gif': binary,
    'folder.txt/library.txt': news['library.txt'] ?? '',
    'README.md': '不是文章。',
    '_draft.txt': '也不是文章。',
  })
  await symlink(join(folder, 'gone.txt'), join(corpus, 'dangling.txt'))
  await writeFiles(folder, { 'elsewhere.md': news['reservoir.md'] ?? '' })
  await symlink(join(folder, 'elsewhere.md'), join(corpus, 'link.md'))
}

test('an empty corpus folder is a failure with its sentence', async () => {
  expectOneSentence(await youju('ingest', '--json'), 1, /语料文件夹 .+ 里没有文章/)
})

test('a corpus whose every file is rejected is a failure that says why, and keeps the index', async () => {
  await writeFiles(corpus, { 'a.txt': news['library.txt'] ?? '' })
  expect((await youju('ingest')).code).toBe(0)
  await rm(join(corpus, 'a.txt'))
  await writeFiles(corpus, { 'b.txt': binary, 'c.txt': '' })
  expectOneSentence(await youju('ingest'), 1, /没有一篇可读的文章（共 2 个被拒绝，例如 b\.txt/)
  expect((await youju('ask', '青禾市图书馆新馆藏书多少册？')).stdout).toMatch(/^126万册\n/)
})

test('each file that is of no use is reported, each time, and the others are served', async () => {
  await writeFlawedCorpus()
  const rejected = [
    { file: 'binary.txt', reason: expect.stringContaining('二进制') },
    { file: 'dangling.txt', reason: '文件不存在' },
    { file: 'empty.txt', reason: expect.stringContaining('空') },
    { file: 'half.jsonl', reason: expect.stringContaining('第 3 行') },
    { file: 'half.jsonl', reason: expect.stringContaining('第 4 行') },
    { file: 'no-gzip.jsonl.gz', reason: expect.stringContaining('压缩数据损坏') },
    { file: 'picture.gif', reason: expect.stringContaining('.gif') },
    { file: 'short.jsonl.gz', reason: expect.stringContaining('压缩数据损坏') },
  ]
  const first = await youju('ingest', '--json')
  expect(first.code).toBe(0)
  expectNoTraces(first)
  const report = reportSchema.parse(onlyLine(first.stdout))
  expect(report.rejected).toEqual(rejected)
  expect(report).toMatchObject({ articles: 5, added: 5 })

  const second = reportSchema.parse(onlyLine((await youju('ingest', '--json')).stdout))
  expect(second.rejected).toEqual(rejected)
  expect(second).toMatchObject({ version: report.version, added: 0, unchanged: 5 })

  const shown = await youju('ingest')
  expect(shown.stdout).toMatch(/拒绝 dangling\.txt：文件不存在\n/)
  expect((await youju('article', 'link.md')).stdout).toContain('白鹭水库')
  expect((await youju('article', 'folder.txt/library.txt')).stdout).toContain('126万册')
})

test('a link that finds its file again is read', async () => {
  await writeFlawedCorpus()
  await youju('ingest')
  await writeFiles(folder, { 'gone.txt': '失而复得\n\n松溪县的石拱桥长52米，去年修好。\n' })
  const report = reportSchema.parse(onlyLine((await youju('ingest', '--json')).stdout))
  expect(report).toMatchObject({ added: 1, unchanged: 5, removed: 0 })
  expect(report.rejected.map(({ file }) => file)).not.toContain('dangling.txt')
})
