import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Article } from '../../src/domain/index.js'
import {
  currentVersion,
  listVersions,
  openPrevious,
  openSnapshot,
  publishVersion,
  type SnapshotContent,
  writeSnapshot,
} from '../../src/index/index.js'
import { article, bigrams, contentOf, fingerprint, vectorOf } from './snapshot-corpus.js'

let indexDir: string
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'youju-update-'))
})
afterEach(() => rm(indexDir, { recursive: true, force: true }))

const sentence = (i: number) => `第${i}条消息说${String.fromCharCode(0x4e00 + i * 37)}字的事。`
const numbered = (i: number, text = sentence(i) + sentence(i + 100)) => article(`n${i}`, text)

/** Writes the next version on the one in service; returns it opened, and the texts that were embedded. */
async function update(articles: SnapshotContent['articles'], more: Partial<SnapshotContent> = {}) {
  const embedded: string[] = []
  const content = contentOf(articles, {
    embed: async (texts) => {
      embedded.push(...texts)
      return Float32Array.from(texts.flatMap((text) => [...vectorOf(text)]))
    },
    ...more,
  })
  const previous = await openPrevious(indexDir, fingerprint)
  const written = await writeSnapshot(indexDir, content, { previous })
  return { written, embedded, snapshot: await openSnapshot(indexDir, fingerprint) }
}

/** All that a search finds, by text: rows and labels, and so the order of ties, differ between versions. */
function found(snapshot: Awaited<ReturnType<typeof openSnapshot>>, text: string) {
  const byText = ({ row, score }: { row: number; score: number }) => ({
    text: snapshot.passage(row).text,
    score: score.toFixed(5),
  })
  const terms = [...bigrams(text)].map((term) => ({ term, weight: 1 }))
  const inOrder = (a: { text: string }, b: { text: string }) => (a.text < b.text ? -1 : 1)
  return {
    vectors: snapshot.searchVectors(vectorOf(text), 100).map(byText).sort(inOrder),
    lexical: snapshot.lexical.search(terms, 100).map(byText).sort(inOrder),
  }
}

test('embeds only passages that are new, and finds what a fresh index finds', async () => {
  const first = Array.from({ length: 30 }, (_, i) => numbered(i))
  expect((await update(first)).embedded).toHaveLength(60)

  const changed = numbered(3, `${sentence(3)}这一句是新的。`)
  const added = numbered(90)
  const second = [added, ...first.slice(0, 3), changed, ...first.slice(5)]
  const { embedded, snapshot, written } = await update(second)
  expect(embedded).toEqual([sentence(90), sentence(190), '这一句是新的。'])
  expect(written.embedded).toBe(3)
  expect([...snapshot.articles()]).toEqual(second)

  await rm(indexDir, { recursive: true })
  const fresh = (await update(second)).snapshot
  for (const text of [sentence(3), sentence(4), sentence(103), sentence(190), '这一句是新的。']) {
    expect(found(snapshot, text)).toEqual(found(fresh, text))
  }
})

const kept = (first: number, end: number) => ({ keptRows: [first, end] as const })

test('takes kept articles over without asking for their passages or terms again', async () => {
  const first = Array.from({ length: 12 }, (_, i) => numbered(i))
  await update(first)
  const asked: string[] = []
  const { snapshot } = await update(
    [kept(5, 6), numbered(40), kept(0, 4), kept(9, 10), kept(8, 9)],
    {
      termsOf: (text, { id }) => {
        asked.push(id)
        return bigrams(text)
      },
    },
  )
  const second = [
    first[5],
    numbered(40),
    ...[0, 1, 2, 3, 9, 8].map((row) => first[row]),
  ] as Article[]
  expect([...snapshot.articles()]).toEqual(second)
  expect(new Set(asked)).toEqual(new Set(['n40']))

  await rm(indexDir, { recursive: true })
  const fresh = (await update(second)).snapshot
  for (const text of [sentence(5), sentence(40), sentence(108), sentence(7)]) {
    expect(found(snapshot, text)).toEqual(found(fresh, text))
  }
})

test('small changes are noted beside the graph, which is written anew when they are many', async () => {
  let articles = Array.from({ length: 100 }, (_, i) => numbered(i))
  await update(articles)
  const graphFile = (version: string) => join(indexDir, version, 'vectors.hnsw')
  const inode = async (version: string) => (await stat(graphFile(version))).ino
  const carried: boolean[] = []
  for (let round = 0; round < 6; round++) {
    const before = await inode((await currentVersion(indexDir)) ?? '')
    const added = Array.from({ length: 15 }, (_, i) => numbered(200 + 15 * round + i))
    articles = [...articles.slice(2), ...added]
    const { snapshot, embedded, written } = await update(articles)
    carried.push((await inode(written.version)) === before)
    expect(embedded).toHaveLength(30)
    expect(snapshot.vectorIndex.deleted).toBe(4 * (round + 1))
    for (const n of [15, 50, 200, 200 + 15 * round + 3]) {
      const text = sentence(n)
      const [nearest] = snapshot.searchVectors(vectorOf(text), 1)
      expect(nearest?.score).toBeCloseTo(1, 5)
      for (const { row } of snapshot.searchVectors(vectorOf(text), 5)) {
        expect(snapshot.vector(row)).toEqual(vectorOf(snapshot.passage(row).text))
      }
    }
  }
  // Four times 30 vectors are noted; the next 30 would be too many.
  expect(carried).toEqual([true, true, true, true, false, true])
})

test('notes of changed vectors that are altered are noticed', async () => {
  const articles = Array.from({ length: 20 }, (_, i) => numbered(i))
  await update(articles)
  const { written } = await update([...articles, numbered(50)])
  const file = join(indexDir, written.version, 'vector-changes.bin')
  const bytes = await readFile(file)
  bytes.writeUInt8((bytes.at(-20) ?? 0) ^ 1, bytes.length - 20)
  await writeFile(file, bytes)
  await expect(openSnapshot(indexDir, fingerprint)).rejects.toThrow('vector-changes.bin')
})

test('a label stays with its passage, and rows of deleted ones are never found', async () => {
  const first = Array.from({ length: 20 }, (_, i) => numbered(i))
  const before = (await update(first)).snapshot
  const after = (await update(first.slice(2))).snapshot
  expect([...after.passageColumns.labels]).toEqual([...before.passageColumns.labels.slice(4)])
  expect(after.vectorIndex.deleted).toBe(4)
  expect(after.searchVectors(vectorOf(sentence(0)), 100)).toHaveLength(36)
})

test('builds the graph anew when more than a quarter of it is deleted', async () => {
  const first = Array.from({ length: 20 }, (_, i) => numbered(i))
  await update(first)
  const { snapshot, embedded } = await update([...first.slice(6), numbered(50)])
  expect(snapshot.vectorIndex.deleted).toBe(0)
  expect(embedded).toHaveLength(2)
  const nearest = snapshot.searchVectors(vectorOf(sentence(17)), 1)[0]
  expect(snapshot.passage(nearest?.row ?? -1).text).toBe(sentence(17))
})

test('passages that repeat each other keep a label each', async () => {
  await update([numbered(1, sentence(1).repeat(3))])
  const { snapshot, embedded } = await update([numbered(1, sentence(1).repeat(2))])
  expect(embedded).toEqual([])
  expect(new Set(snapshot.passageColumns.labels).size).toBe(2)
})

test('an index may become empty and grow again', async () => {
  await update([numbered(1)])
  const empty = (await update([])).snapshot
  expect([empty.articleCount, empty.passageCount]).toEqual([0, 0])
  expect(empty.searchVectors(vectorOf(sentence(1)), 5)).toEqual([])
  expect(empty.lexical.search([{ term: '消息', weight: 1 }], 5)).toEqual([])
  expect(empty.manifest).toMatchObject({ oldest: null, newest: null })
  expect((await update([numbered(2)])).snapshot.passageCount).toBe(2)
})

test('keeps five versions and whichever is in service', async () => {
  const versions: string[] = []
  for (let i = 0; i < 6; i++) versions.push((await update([numbered(i)])).written.version)
  expect(versions).toEqual([...versions].sort())
  expect(await listVersions(indexDir)).toEqual(versions.slice(1))

  await publishVersion(indexDir, versions[1] as string)
  expect(await currentVersion(indexDir)).toBe(versions[1])
  expect((await openSnapshot(indexDir, fingerprint)).articleById('n1')).toEqual(numbered(1))
  await expect(publishVersion(indexDir, versions[0] as string)).rejects.toMatchObject({
    code: 'index_corrupt',
  })
})

test('a failing stage leaves the old version and no leftovers', async () => {
  const { written } = await update([numbered(1)])
  const failing = update([numbered(2)], {
    embed: async () => {
      throw new Error('the model failed')
    },
  })
  await expect(failing).rejects.toThrow('the model failed')
  expect((await readdir(indexDir)).sort()).toEqual([written.version, 'CURRENT'])
})

test('refuses two articles with one id', async () => {
  await expect(update([numbered(1), numbered(1)])).rejects.toThrow('two articles have the id n1')
})
