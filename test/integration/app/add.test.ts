import { readdir, readFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { largestFile, largestUnpacked } from '../../../src/corpus/add.js'
import { answerOf } from '../../support/answer-of.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { bytesBelow } from '../../support/app/bytes-below.js'
import { news, writeFiles } from '../../support/cli/news.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const sent = (name: string, text: string | Buffer) => ({ name, bytes: Buffer.from(text) })
const bridge = '松溪石拱桥修好\n\n松溪县的石拱桥长52米，去年修好，市民可以步行过桥。\n'
const inbox = async () => (await readdir(join(on.corpus, 'inbox')).catch(() => [])).sort()

test('a file that gives articles is written, and the next refresh has them', async () => {
  const [added] = await on.app.addToCorpus([sent('石桥.txt', bridge)])
  expect(added).toEqual({
    name: '石桥.txt',
    outcome: 'added',
    file: 'inbox/石桥.txt',
    articles: [{ id: 'inbox/石桥.txt', title: '松溪石拱桥修好' }],
    articleCount: 1,
    rejected: [],
  })
  expect(await readFile(join(on.corpus, 'inbox/石桥.txt'), 'utf8')).toBe(bridge)
  expect(await on.app.ingest()).toMatchObject({ articles: 6, rejected: [] })
  expect((await answerOf(on.app, '石拱桥长多少米？')).citations[0]?.articleId).toBe(
    'inbox/石桥.txt',
  )
})

test('the same bytes are not written twice, and no file is written over', async () => {
  const other = bridge.replace('52米', '58米')
  const outcomes = await on.app.addToCorpus([
    sent('a.txt', bridge),
    sent('b.txt', bridge),
    sent('a.txt', other),
    sent('a.txt', bridge.replace('52米', '61米')),
    sent('library.txt', news['library.txt'] ?? ''),
  ])
  expect(outcomes.map(({ outcome, file }) => [outcome, file])).toEqual([
    ['added', 'inbox/a.txt'],
    ['present', 'inbox/a.txt'],
    ['added', 'inbox/a-2.txt'],
    ['added', 'inbox/a-3.txt'],
    ['present', 'library.txt'],
  ])
  expect(outcomes[4]?.articles).toEqual([{ id: 'library.txt', title: '青禾市图书馆新馆开放' }])
  expect(await readFile(join(on.corpus, 'inbox/a-2.txt'), 'utf8')).toBe(other)
  const again = await Promise.all(
    [1, 2, 3, 4].map((n) => on.open().addToCorpus([sent('x.txt', `${bridge}第${n}座。`)])),
  )
  expect(new Set(again.flat().map(({ file }) => file)).size).toBe(4)
})

test.each([
  ['../../escape.txt', 'inbox/escape.txt'],
  ['C:\\Users\\x\\_draft.txt', 'inbox/draft.txt'],
  ['..hidden.TXT', 'inbox/hidden.txt'],
  ['README.md', 'inbox/文件-README.md'],
  ['a#b:c?.txt', 'inbox/a b c.txt'],
])('the name %s becomes %s', async (name, file) => {
  expect(await on.app.addToCorpus([sent(name, bridge)])).toMatchObject([{ outcome: 'added', file }])
  expect(await readdir(on.folder)).toEqual(['corpus'])
  expect((await on.app.plan()).added.map((each) => each.file)).toContain(file)
})

test('of a file that gives no article nothing is written, and the reason is told', async () => {
  const before = await bytesBelow(on.corpus)
  const outcomes = await on.app.addToCorpus([
    sent('photo.gif', Buffer.from('GIF89a')),
    sent('empty.txt', ' \n'),
    sent('broken.pdf', 'no pdf'),
    sent('broken.jsonl', '{"a":\n[]\n'),
    { name: 'large.txt', bytes: new Uint8Array(largestFile + 1) },
    sent('', ''),
  ])
  expect(outcomes.map(({ outcome, file }) => [outcome, file])).toEqual(
    outcomes.map(() => ['rejected', null]),
  )
  expect(outcomes.map(({ rejected }) => rejected[0]?.reason)).toEqual([
    { code: 'unsupported_type', extension: '.gif' },
    { code: 'nothing_left' },
    { code: 'other_format', format: 'PDF' },
    { code: 'line_no_json', line: 1 },
    { code: 'too_large', megabytes: 33, most: 32 },
    { code: 'no_extension' },
  ])
  expect(Object.keys(await bytesBelow(on.corpus))).toEqual(Object.keys(before))
})

test('records that can be used are taken, the others told; packed ones too', async () => {
  const records = `${JSON.stringify({ id: 1, text: '松溪县的石拱桥长52米。' })}\n{\n`
  const [plain, packed] = await on.app.addToCorpus([
    sent('some.JSONL', records),
    sent('some.jsonl.gz', gzipSync(records)),
  ])
  expect(plain).toMatchObject({
    ...{ outcome: 'added', file: 'inbox/some.jsonl', articles: [{ id: 'inbox/some.jsonl#1' }] },
    rejected: [{ file: 'inbox/some.jsonl', reason: { code: 'line_no_json', line: 2 } }],
  })
  expect(packed).toMatchObject({ outcome: 'added', file: 'inbox/some.jsonl.gz' })
})

test('a packed file that unpacks to far too much is not taken', async () => {
  const [bomb] = await on.app.addToCorpus([
    sent('bomb.jsonl.gz', gzipSync(Buffer.alloc(largestUnpacked + 1, '\n'))),
  ])
  expect(bomb).toMatchObject({ outcome: 'rejected', file: null, articleCount: 0 })
  expect(bomb?.rejected).toEqual([
    { file: 'bomb.jsonl.gz', reason: { code: 'unpacks_to_more', megabytes: 256 } },
  ])
  expect(await inbox()).toEqual([])
})

test('what a process that died left is no article, and a later one removes it', async () => {
  await writeFiles(on.corpus, { '.adding-0123/inbox/half.txt': bridge })
  expect((await on.app.plan()).added).toHaveLength(5)
  await on.app.addToCorpus([])
  expect(await readdir(on.corpus)).toContain('.adding-0123')
  await utimes(join(on.corpus, '.adding-0123'), 0, 0)
  await on.app.addToCorpus([])
  expect(await readdir(on.corpus)).not.toContain('.adding-0123')
  expect(await inbox()).toEqual([])
})

test('a corpus that is missing is told', async () => {
  await rm(on.corpus, { recursive: true })
  await expect(on.app.addToCorpus([])).rejects.toMatchObject({ code: 'corpus_missing' })
})
