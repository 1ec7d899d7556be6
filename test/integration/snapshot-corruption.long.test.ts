import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FileStore } from '../../src/index/index.js'
import { article, contentOf, fingerprint, vectorOf } from './snapshot-corpus.js'

let indexDir: string
let version: string
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'youju-corrupt-'))
  const articles = [
    article('a', '太原市投资七百亿元。项目三百个。'),
    article('b', '晋城产量增长。'),
  ]
  version = (await new FileStore(indexDir).write(contentOf(articles))).version
})
afterEach(() => rm(indexDir, { recursive: true, force: true }))

const FILES = [
  'texts.utf16',
  'articles.jsonl',
  'articles.bin',
  'lexical.bin',
  'vectors.hnsw',
  'passages.bin',
  'manifest.json',
]

const INGEST = 'npm run youju -- ingest'
const corrupt = (...parts: string[]) => ({
  name: 'YoujuError',
  code: 'index_corrupt',
  message: expect.stringMatching(new RegExp(`${parts.join('.*')}.*${INGEST}`)),
})

async function flipMiddleBit(path: string): Promise<void> {
  const bytes = await readFile(path)
  const middle = bytes.length >> 1
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
  await writeFile(path, bytes)
}

test('a version holds the files that the manifest lists, and the manifest', async () => {
  expect((await readdir(join(indexDir, version))).sort()).toEqual([...FILES].sort())
})

test.each(FILES)('names %s when it is missing or cut short, and rebuilds', async (name) => {
  const path = join(indexDir, version, name)
  await truncate(path, 20)
  await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject(corrupt(name))
  await rm(path)
  await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject(corrupt(name))

  const previous = await new FileStore(indexDir).previous(fingerprint)
  expect(previous === null || !(await previous.isWhole())).toBe(true)
  await new FileStore(indexDir).write(contentOf([article('a', '重建之后。')]), { previous: null })
  expect((await new FileStore(indexDir).open(fingerprint)).articleCount).toBe(1)
})

test.each(FILES.slice(0, -1))('notices one altered bit in %s', async (name) => {
  await flipMiddleBit(join(indexDir, version, name))
  await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject(
    corrupt(name, '校验和'),
  )
  const previous = await new FileStore(indexDir).previous(fingerprint)
  expect(previous === null || !(await previous.isWhole())).toBe(true)
})

test('notices bytes too many', async () => {
  await appendFile(join(indexDir, version, 'texts.utf16'), 'x')
  await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject(
    corrupt('texts.utf16', '字节'),
  )
})

test.each(['20200101T000000Z-000000', '../elsewhere', ''])(
  'refuses a CURRENT of “%s”',
  async (name) => {
    await writeFile(join(indexDir, 'CURRENT'), `${name}\n`)
    await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject(
      corrupt('CURRENT'),
    )
    expect(await new FileStore(indexDir).previous(fingerprint)).toBeNull()
  },
)

test('says that there is no index yet', async () => {
  await expect(new FileStore(join(indexDir, 'none')).open(fingerprint)).rejects.toMatchObject({
    code: 'index_missing',
    message: expect.stringContaining(INGEST),
  })
})

test('says what differs from the present settings', async () => {
  const other = { ...fingerprint, model: 'model-b', dimensions: 32 }
  await expect(new FileStore(indexDir).open(other)).rejects.toMatchObject({
    code: 'index_incompatible',
    message: expect.stringMatching(
      new RegExp(`索引是 test-hash，现在是 model-b.*索引是 16，现在是 32.*${INGEST}`),
    ),
  })
  expect(await new FileStore(indexDir).previous(other)).toBeNull()
})

test('refuses an index of another schema', async () => {
  const path = join(indexDir, version, 'manifest.json')
  const manifest = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ schema: manifest.schema + 1 }))
  await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject({
    code: 'index_incompatible',
    message: expect.stringContaining(`第 ${manifest.schema + 1} 版`),
  })
})

describe('vectors that were written damaged', () => {
  const dead = (text: string) => text.includes('甲')
  const embed = async (texts: readonly string[]) =>
    Float32Array.from(
      texts.flatMap((text) =>
        [...vectorOf(text)].map((value) => (dead(text) ? Number.NaN : value)),
      ),
    )
  const isNoBase = async () => {
    const previous = await new FileStore(indexDir).previous(fingerprint)
    return previous === null || !(await previous.isWhole())
  }

  test('are no base, and answer nothing', async () => {
    const articles = [article('a', '甲说桥。乙说水库。'), article('b', '丙说公交。')]
    await new FileStore(indexDir).write(contentOf(articles, { embed }), { previous: null })
    await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject(
      corrupt('vectors.hnsw'),
    )
    expect(await isNoBase()).toBe(true)
  })

  test('nor do those of a small refresh', async () => {
    expect(await isNoBase()).toBe(false)
    const previous = await new FileStore(indexDir).previous(fingerprint)
    const more = [
      article('a', '太原市投资七百亿元。项目三百个。'),
      article('b', '晋城产量增长。'),
      article('c', '甲说桥。'),
    ]
    await new FileStore(indexDir).write(contentOf(more, { embed }), { previous })
    const changes = corrupt('vector-changes.bin')
    await expect(new FileStore(indexDir).open(fingerprint)).rejects.toMatchObject(changes)
    expect(await isNoBase()).toBe(true)
  })

  test('but a text without direction is given one', async () => {
    const zeros = async (texts: readonly string[]) =>
      new Float32Array(texts.length * fingerprint.dimensions)
    const content = contentOf([article('a', '桥。')], { embed: zeros })
    await new FileStore(indexDir).write(content, { previous: null })
    const vector = (await new FileStore(indexDir).open(fingerprint)).vector(0)
    expect(Math.hypot(...vector)).toBe(1)
  })
})
