import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { longestRecord, mostRejectionsListed } from '../../../src/ingest/limits.js'
import { RecordReader } from '../../../src/ingest/records/record-reader.js'
import { unpacksToMore } from '../../../src/ingest/records/unpacks-to-more.js'
import { readDocument } from '../../support/documents/read-document.js'

const record = (id: number) => JSON.stringify({ id, text: `第${id}座石拱桥长52米，去年修好。` })
/** One line longer than a record may be. */
const endless = (id: number) => `{"id":${id},"text":"${' '.repeat(longestRecord)}桥"}`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-records-'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each(['.jsonl', '.jsonl.gz'])(
  'a line that is too long costs only itself: %s',
  async (kind) => {
    const lines = [record(1), endless(2), record(3), '', endless(5), record(6), endless(7)]
    const text = Buffer.from(lines.join('\n'))
    const bytes = kind.endsWith('.gz') ? gzipSync(text) : text
    const { articles, rejected } = await readDocument(`a${kind}`, bytes)
    expect(articles.map(({ id }) => id)).toEqual([1, 3, 6].map((id) => `a${kind}#${id}`))
    expect(rejected).toEqual([2, 5, 7].map((line) => `第 ${line} 行超过 8 MB，未收录`))
  },
)

test('no more of a file is held at a time than a record and some blocks of few lines', async () => {
  const path = join(folder, 'many.jsonl.gz')
  await writeFile(path, gzipSync(`${'x\n'.repeat(50_000)}${endless(0)}\n`.repeat(3)))
  let [held, lines, records] = [0, 0, 0]
  for await (const block of new RecordReader(path).blocks()) {
    const bytes = block.map((one) => ('content' in one ? one.content.length : 0))
    held = Math.max(
      held,
      bytes.reduce((sum, one) => sum + one, 0),
    )
    lines = Math.max(lines, block.length)
    records += block.length
  }
  expect(records).toBe(3 * 50_001)
  expect(lines).toBeLessThanOrEqual(4096)
  expect(held).toBeLessThan(longestRecord)
})

test('of very many rejected lines the first are told, and how many follow', async () => {
  const junk = '{\n'.repeat(mostRejectionsListed + 25)
  const { articles, rejected } = await readDocument('a.jsonl', Buffer.from(`${junk}${record(1)}`))
  expect(articles).toHaveLength(1)
  expect(rejected).toHaveLength(mostRejectionsListed + 1)
  expect(rejected.at(-1)).toBe('另有 25 行没有读出文章，原因从略')
})

test('what is packed is measured by what it unpacks to', async () => {
  const path = join(folder, 'a.jsonl.gz')
  await writeFile(path, gzipSync(Buffer.alloc(1_000_000)))
  expect(await unpacksToMore(path, 1_000_000)).toBe(false)
  expect(await unpacksToMore(path, 999_999)).toBe(true)
})

test('a text that is far too large is not read', async () => {
  for (const name of ['a.txt', 'a.md', 'a.html']) {
    const { rejected } = await readDocument(name, Buffer.alloc(32_000_001, 'a'))
    expect(rejected).toEqual(['文件超过 32 MB，请拆分后再放入'])
  }
})
