import { hash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { RejectionReason } from '../../../src/domain/index.js'
import { readFileIsolated } from '../../../src/ingest/isolated/read-file-isolated.js'
import { nothingNoted, readCorpusFile } from '../../../src/ingest/read-file.js'

vi.mock('../../../src/ingest/isolated/read-file-isolated.js', { spy: true })
vi.mock('../../../src/ingest/limits.js', async (original) => ({
  ...(await original<object>()),
  longestRecord: 100_000,
  unpackedRecords: { atLeast: 1, times: 1.2 },
}))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-noted-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What is noted of a file, and how many articles and rejections it gave. */
async function notedOf(file: string, bytes: Uint8Array) {
  await writeFile(join(folder, file), bytes)
  const noted = nothingNoted()
  const rejected: RejectionReason[] = []
  let articles = 0
  for await (const read of readCorpusFile(folder, file, { noted })) {
    if ('rejected' in read) rejected.push(read.rejected.reason)
    else articles++
  }
  return { noted, articles, rejected }
}

const sumOf = async (file: string) => {
  const bytes = await readFile(join(folder, file))
  return { sha256: hash('sha256', bytes), bytes: bytes.length }
}
const line = (id: number) => `${JSON.stringify({ id, text: '松溪县的石拱桥长52米，去年修好。' })}\n`
/** Some megabytes that hardly pack, in lines that are no records. */
const noise = () =>
  Array.from({ length: 100 }, () => `${randomBytes(30_000).toString('base64')}\n`).join('')

test('a file that is handed over to another thread is summed up before', async () => {
  const { noted, articles } = await notedOf('a.txt', Buffer.from('松溪县的石拱桥长52米。\n'))
  expect(articles).toBe(1)
  expect(noted).toEqual({ read: await sumOf('a.txt'), isCutOff: false, fault: null })
})

test('a line that is too long is summed up with the others', async () => {
  const text = `${line(1)}${'x'.repeat(3_000_000)}\n${line(2)}`
  const { noted, articles } = await notedOf('a.jsonl', Buffer.from(text))
  expect(articles).toBe(2)
  expect(noted).toEqual({ read: await sumOf('a.jsonl'), isCutOff: false, fault: null })
})

test('what unpacks to too much is summed up to its end, and will not become whole', async () => {
  const { noted, articles, rejected } = await notedOf(
    'a.jsonl.gz',
    gzipSync(`${line(1)}${noise()}${line(2)}`),
  )
  expect({ articles, last: rejected.at(-1) }).toMatchObject({
    ...{ articles: 1, last: { code: 'unpacks_too_far' } },
  })
  expect(noted).toEqual({ read: await sumOf('a.jsonl.gz'), isCutOff: false, fault: null })
})

test('what cannot be unpacked is summed up to its end, and may become whole', async () => {
  const packed = gzipSync(`${line(1).repeat(10)}${noise()}`)
  packed.fill(0xff, 2_000_000, 2_000_100)
  const { noted, rejected } = await notedOf('b.jsonl.gz', packed)
  expect(rejected.at(-1)).toEqual({ code: 'compression_damaged' })
  expect(noted).toEqual({ read: await sumOf('b.jsonl.gz'), isCutOff: true, fault: null })
})

test('where the thread that reads does not start, nothing is known of the file', async () => {
  vi.mocked(readFileIsolated).mockRejectedValueOnce(new Error('does not start'))
  const { noted, rejected } = await notedOf('c.txt', Buffer.from('松溪县的石拱桥长52米。\n'))
  expect(noted).toEqual({ read: null, isCutOff: false, fault: rejected[0] })
})
