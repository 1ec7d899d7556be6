import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { corpusDigest } from '../../../src/corpus/hash-of-corpus.js'
import { planRefresh } from '../../../src/corpus/plan.js'
import { fingerprintOf, refresh } from '../../../src/corpus/refresh.js'
import { corpusStatus } from '../../../src/corpus/status.js'
import { FileStore } from '../../../src/index/index.js'
import { addressFileOf } from '../../../src/ingest/fetched-address.js'
import { largestFile } from '../../../src/ingest/limits.js'
import { gate } from '../../support/changing/gate.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { articleIn } from '../../support/index/article-in.js'
import { HashedEmbedder } from '../../support/models/hashed-embedder.js'

/** Whether nobody writes any more to a file that was waited for. */
let isStill = true
vi.mock('../../../src/corpus/stamp.js', async (original) => ({
  ...(await original<object>()),
  standsStill: async () => isStill,
}))
vi.mock('node:fs/promises', async (original) => {
  const { gatedFiles } = await import('../../support/changing/gate.js')
  return gatedFiles(await original())
})
vi.mock('../../../src/ingest/records/record-reader.js', async (original) => {
  const { gatedRecords } = await import('../../support/changing/gate.js')
  return gatedRecords(await original())
})
// Longer files are not read twice in one refresh.
vi.mock('../../../src/corpus/hash-files.js', async (original) => ({
  ...(await original<object>()),
  SMALL: 600,
}))

const embedder = new HashedEmbedder(16)
let corpus: string
let indexDir: string
let removeFolder: () => Promise<void>
beforeEach(async () => {
  const temporary = await temporaryFolder()
  removeFolder = temporary.remove
  corpus = join(temporary.folder, 'corpus')
  indexDir = join(temporary.folder, 'index')
  await mkdir(corpus)
  put('steady.txt', story('青禾'))
})
afterEach(() => removeFolder())

const at = (file: string) => join(corpus, file)
const put = (file: string, content: string | Buffer) => writeFileSync(at(file), content)
const story = (place: string) => `${place}的消息\n\n${place}的图书馆藏书很多。\n`
const line = (id: number | string) => `${JSON.stringify({ id, text: `第${id}座桥在秋天完工。` })}\n`
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => line(from + n)).join('')
const planned = () =>
  planRefresh({ corpus, store: new FileStore(indexDir), fingerprint: fingerprintOf(embedder) })
const ingest = () => refresh({ corpus, store: new FileStore(indexDir), embedder })
const status = () =>
  corpusStatus({
    corpus,
    store: new FileStore(indexDir),
    model: 'x',
    fingerprint: fingerprintOf(embedder),
  })
const ids = (file: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `${file}#${from + n}`)

async function served(): Promise<string[]> {
  const index = await new FileStore(indexDir).open(fingerprintOf(embedder))
  return Array.from({ length: index.articleCount }, (_, row) => index.article(row).id).sort()
}

/** A refresh during which something is done once, the first time that a file comes to a moment. */
async function ingestWhile(file: string, what: string, act: () => void) {
  let isDone = false
  const onMoment = (...moment: [string, string]) => {
    if (isDone || moment[0] !== file || moment[1] !== what) return
    isDone = true
    act()
  }
  Object.assign(gate, { folder: corpus, onMoment })
  const report = await ingest().finally(() => {
    gate.folder = null
  })
  expect(isDone).toBe(true)
  return report
}

const changing = { code: 'changing' }
const cutOff = { code: 'cut_off' }
const moved = { code: 'moved_away' }

test.each([
  ['appended to', () => appendFileSync(at('a.jsonl'), lines(41, 45))],
  ['truncated', () => truncateSync(at('a.jsonl'), Buffer.byteLength(lines(0, 5)))],
  [
    'replaced by another file',
    () => {
      writeFileSync(at('.part'), lines(20, 60))
      renameSync(at('.part'), at('a.jsonl'))
    },
  ],
])(
  'a large file that is %s while it is read stays as it was until the next refresh',
  async (_, act) => {
    put('a.jsonl', lines(0, 40))
    await ingest()
    const before = await served()
    put('a.jsonl', lines(0, 41))
    const report = await ingestWhile('a.jsonl', 'record', act)
    expect(report.unsettled).toEqual([{ file: 'a.jsonl', reason: changing, articles: 40 }])
    expect(await served()).toEqual(before)
    expect(await status()).toMatchObject({
      pending: { changed: 1 },
      unsettled: [{ file: 'a.jsonl' }],
    })

    expect((await ingest()).unsettled).toEqual([])
    const now = readFileSync(at('a.jsonl'), 'utf8').trim().split('\n')
    const held = now.map((each) => `a.jsonl#${JSON.parse(each).id}`)
    expect(await served()).toEqual([...held, 'steady.txt'].sort())
    expect(await status()).toMatchObject({ pending: { changed: 0 }, unsettled: [] })
  },
)

test('of a large new file that grows while it is read, nothing is taken until it stands still', async () => {
  await ingest()
  put('a.jsonl', lines(0, 40))
  const grow = () => appendFileSync(at('a.jsonl'), lines(40, 42))
  const { unsettled } = await ingestWhile('a.jsonl', 'record', grow)
  expect(unsettled).toEqual([{ file: 'a.jsonl', reason: changing, articles: 0 }])
  expect(await served()).toEqual(['steady.txt'])
  await ingest()
  expect(await served()).toEqual([...ids('a.jsonl', 0, 42), 'steady.txt'].sort())
})

test('a small file that is saved while it is read is read again at once', async () => {
  await ingest()
  put('a.txt', story('南桥'))
  const report = await ingestWhile('a.txt', 'read', () => put('a.txt', story('松溪北桥')))
  expect(report).toMatchObject({ added: 1, unsettled: [] })
  const index = await new FileStore(indexDir).open(fingerprintOf(embedder))
  expect((await articleIn(index, 'a.txt'))?.text).toContain('松溪北桥')
})

test('a file whose times change and whose bytes stay makes no new version', async () => {
  put('a.jsonl', lines(0, 40))
  const { version } = await ingest()
  const touch = (file: string) => () => utimesSync(at(file), new Date(), new Date(2020, 1, 1))
  expect(await ingestWhile('steady.txt', 'after readFile', touch('steady.txt'))).toMatchObject({
    version,
    unsettled: [],
  })
  const large = await ingestWhile('a.jsonl', 'after readFile', touch('a.jsonl'))
  expect(large).toMatchObject({ version, unsettled: [{ file: 'a.jsonl', articles: 40 }] })
  expect(await status()).toMatchObject({ pending: { changed: 0 }, unsettled: [] })
})

test('an address that is written while its page is read comes in with it', async () => {
  await ingest()
  put('a.txt', story('南桥'))
  const write = () => writeFileSync(addressFileOf(at('a.txt')), 'https://news.example/a\n')
  await ingestWhile('_a.txt.url', 'after readFile', write)
  const index = await new FileStore(indexDir).open(fingerprintOf(embedder))
  expect((await articleIn(index, 'a.txt'))?.url).toBe('https://news.example/a')
})

test.each(['before stat', 'after readFile'])(
  'a small file that is removed at a moment of a refresh is gone: %s',
  async (what) => {
    put('a.txt', story('南桥'))
    await ingest()
    const { unsettled, removed } = await ingestWhile('a.txt', what, () => rmSync(at('a.txt')))
    expect([unsettled, removed]).toEqual([[], 1])
    expect(await served()).toEqual(['steady.txt'])
  },
)

test('a large file that goes while it is read stays until the next refresh', async () => {
  put('a.jsonl', lines(0, 40))
  await ingest()
  const before = await served()
  put('a.jsonl', lines(0, 41))
  const { unsettled } = await ingestWhile('a.jsonl', 'record', () => rmSync(at('a.jsonl')))
  expect(unsettled).toEqual([{ file: 'a.jsonl', reason: moved, articles: 40 }])
  expect(await served()).toEqual(before)
  await ingest()
  expect(await served()).toEqual(['steady.txt'])
})

test('a file that is renamed once the folder was looked through is not lost meanwhile', async () => {
  put('b.txt', story('南桥'))
  await ingest()
  const rename = () => renameSync(at('b.txt'), at('a.txt'))
  const { unsettled } = await ingestWhile('b.txt', 'before stat', rename)
  expect(unsettled).toEqual([{ file: 'b.txt', reason: moved, articles: 1 }])
  expect(await served()).toEqual(['b.txt', 'steady.txt'])
  await ingest()
  expect(await served()).toEqual(['a.txt', 'steady.txt'])
})

test('a file that was not there while the folder was looked through, and is there again, stays', async () => {
  put('b.txt', story('南桥'))
  await ingest()
  renameSync(at('b.txt'), at('.aside'))
  const back = () => renameSync(at('.aside'), at('b.txt'))
  const { unsettled } = await ingestWhile('steady.txt', 'after readFile', back)
  expect(unsettled).toEqual([{ file: 'b.txt', reason: moved, articles: 1 }])
  expect(await served()).toEqual(['b.txt', 'steady.txt'])
})

test.each([
  ['a last line', 'a.jsonl', (bytes: Buffer) => bytes.subarray(0, -9)],
  ['a line of nothing', 'a.jsonl', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(900)])],
  ['packed data', 'a.jsonl.gz', (bytes: Buffer) => gzipSync(bytes).subarray(0, -9)],
  ['the middle of packed data', 'a.jsonl.gz', (bytes: Buffer) => gzipSync(bytes).subarray(0, 200)],
])('%s that ends too early is waited for once, then taken as it is', async (_, file, cut) => {
  const packed = (bytes: Buffer) => (file.endsWith('.gz') ? gzipSync(bytes) : bytes)
  put(file, packed(Buffer.from(lines(0, 30))))
  await ingest()
  const before = await served()
  put(file, cut(Buffer.from(lines(10, 50))))
  const unsettled = [{ file, reason: cutOff, articles: 30 }]
  expect(await ingest()).toMatchObject({ unsettled, added: 0, removed: 0, unchanged: 31 })
  expect(await served()).toEqual(before)

  const { rejected, unsettled: none } = await ingest()
  expect(none).toEqual([])
  expect(rejected).toEqual([
    { file, reason: expect.objectContaining({ code: expect.stringMatching(/json|compression/) }) },
  ])
  expect(await served()).not.toContain(`${file}#0`)
  expect(await ingest()).toMatchObject({ added: 0, changed: 0, rejected })
  expect(await status()).toMatchObject({ pending: { changed: 0 }, unsettled: [] })
})

test('a last line that no record begins with is rejected at once', async () => {
  put('a.jsonl', `${lines(0, 3)}这不是记录`)
  const rejected = [{ file: 'a.jsonl', reason: { code: 'line_no_json', line: 4 } }]
  expect(await ingest()).toMatchObject({ added: 4, rejected, unsettled: [] })
})

test('a file that ends too early and is written to is waited for until nobody writes', async () => {
  await ingest()
  isStill = false
  for (const length of [900, 950, 1000]) {
    put('a.jsonl', lines(0, 40).slice(0, length))
    expect((await ingest()).unsettled).toEqual([{ file: 'a.jsonl', reason: cutOff, articles: 0 }])
  }
  isStill = true
  put('a.jsonl', lines(0, 40).slice(0, -9))
  expect(await ingest()).toMatchObject({ added: 39, unsettled: [] })
  put('a.jsonl', lines(0, 40))
  expect(await ingest()).toMatchObject({ added: 1, unsettled: [] })
})

test('a corpus of one file that ends too early is refused once, and then taken', async () => {
  rmSync(at('steady.txt'))
  put('a.jsonl', lines(0, 30).slice(0, -9))
  corpus = at('a.jsonl')
  await expect(ingest()).rejects.toThrow(/没有一篇可读的文章（a\.jsonl：结尾不完整/)
  expect(await ingest()).toMatchObject({ added: 29, unsettled: [] })
})

test('a document that was whole and cannot be read now is waited for once', async () => {
  const sections = [{ children: [new Paragraph('青禾市图书馆的新馆在三月八日开放。')] }]
  const docx = await Packer.toBuffer(new Document({ sections }))
  put('a.docx', docx)
  await ingest()
  const before = await served()
  put('a.docx', docx.subarray(0, docx.length / 2))
  expect((await ingest()).unsettled).toMatchObject([{ file: 'a.docx', reason: cutOff }])
  expect(await served()).toEqual(before)
  expect((await ingest()).rejected).toHaveLength(1)
  expect(await served()).toEqual(['steady.txt'])
})

test('once a file that gave no article is gone, nothing waits for a refresh', async () => {
  put('a.pdf', 'no pdf')
  await ingest()
  rmSync(at('a.pdf'))
  await ingest()
  expect(await status()).toMatchObject({ pending: { added: 0, changed: 0, removed: 0 } })
})

test('a file that cannot be read just now keeps its articles, and is read once it can be', async () => {
  put('a.txt', story('南桥'))
  const { version } = await ingest()
  put('a.txt', story('松溪北桥'))
  const refuse = (file: string, what: string) => {
    const isRefused = file === 'a.txt' && ['before open', 'before readFile'].includes(what)
    if (isRefused) throw Object.assign(new Error('permission denied'), { code: 'EACCES' })
  }
  Object.assign(gate, { folder: corpus, onMoment: refuse })
  const because = { code: 'system', errno: 'EACCES' }
  const told = [{ file: 'a.txt', reason: { code: 'kept', articles: 1, because } }]
  try {
    expect(await ingest()).toMatchObject({ version, removed: 0, rejected: told, unsettled: [] })
    expect(await status()).toMatchObject({
      pending: { added: 0, changed: 0, removed: 0 },
      notRead: told,
    })
    const plan = await planned()
    expect(plan).toMatchObject({ removed: [], rejected: told, files: { changed: [] } })
    expect(await corpusDigest(corpus)).toBe(plan.digest)
  } finally {
    gate.folder = null
  }
  expect(await status()).toMatchObject({ pending: { changed: 1 }, notRead: [] })
  expect(await ingest()).toMatchObject({ changed: 1, rejected: [] })
})

test('a file that is too large is rejected, and is no change that waits for ever', async () => {
  put('a.txt', Buffer.alloc(largestFile.text + 1, 'a'))
  const { version } = await ingest()
  expect(await ingest()).toMatchObject({ version, rejected: [{ file: 'a.txt' }] })
  expect(await status()).toMatchObject({ pending: { added: 0, changed: 0, removed: 0 } })
  const plan = await planned()
  expect(await corpusDigest(corpus)).toBe(plan.digest)
})
