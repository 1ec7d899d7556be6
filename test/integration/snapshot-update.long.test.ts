import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Article } from '../../src/domain/index.js'
import { Bm25Builder } from '../../src/index/bm25-builder.js'
import type { Bm25Columns, Bm25Index } from '../../src/index/bm25-index.js'
import type { VersionContent } from '../../src/index/contract/index-store.js'
import { FileStore } from '../../src/index/index.js'
import { articleIn, articlesIn } from '../support/index/article-in.js'
import { article, bigrams, contentOf, fingerprint, vectorOf } from './snapshot-corpus.js'

let indexDir: string
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'youju-update-'))
})
afterEach(() => rm(indexDir, { recursive: true, force: true }))

const sentence = (i: number) => `第${i}条消息说${String.fromCharCode(0x4e00 + i * 37)}字的事。`
const numbered = (i: number, text = sentence(i) + sentence(i + 100)) => article(`n${i}`, text)

/** Writes the next version on the one in service; returns it opened, and the texts that were embedded. */
async function update(articles: VersionContent['articles'], more: Partial<VersionContent> = {}) {
  const embedded: string[] = []
  const content = contentOf(articles, {
    embed: async (texts) => {
      embedded.push(...texts)
      return Float32Array.from(texts.flatMap((text) => [...vectorOf(text)]))
    },
    ...more,
  })
  const previous = await new FileStore(indexDir).previous(fingerprint)
  const written = await new FileStore(indexDir).write(content, { previous })
  return { written, embedded, snapshot: await new FileStore(indexDir).open(fingerprint) }
}

const wordsOf = (text: string) => [...bigrams(text)].map((term) => ({ term, weight: 1 }))

/** All that a search finds, by text: rows and labels, and so the order of ties, differ between versions. */
async function found(snapshot: Awaited<ReturnType<FileStore['open']>>, text: string) {
  const byText = ({ row, score }: { row: number; score: number }) => ({
    text: snapshot.passage(row).text,
    score: score.toFixed(5),
  })
  const inOrder = (a: { text: string }, b: { text: string }) => (a.text < b.text ? -1 : 1)
  return {
    vectors: (await snapshot.searchVectors(vectorOf(text), 100)).map(byText).sort(inOrder),
    lexical: snapshot.lexical.search(wordsOf(text), 100).map(byText).sort(inOrder),
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
  expect(await articlesIn(snapshot)).toEqual(second)

  await rm(indexDir, { recursive: true })
  const fresh = (await update(second)).snapshot
  for (const text of [sentence(3), sentence(4), sentence(103), sentence(190), '这一句是新的。']) {
    expect(await found(snapshot, text)).toEqual(await found(fresh, text))
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
  expect(await articlesIn(snapshot)).toEqual(second)
  expect(new Set(asked)).toEqual(new Set(['n40']))

  await rm(indexDir, { recursive: true })
  const fresh = (await update(second)).snapshot
  for (const text of [sentence(5), sentence(40), sentence(108), sentence(7)]) {
    expect(await found(snapshot, text)).toEqual(await found(fresh, text))
  }
})

/** The inode of a version's file: versions share a file that was carried over. */
const inode = async (version: string, name: string) =>
  (await stat(join(indexDir, version, name))).ino

test('small changes are noted beside the graph and the postings, which are written anew when they are many', async () => {
  let articles = Array.from({ length: 100 }, (_, i) => numbered(i))
  await update(articles)
  const carried: boolean[] = []
  const carriedPostings: boolean[] = []
  for (let round = 0; round < 6; round++) {
    const before = (await new FileStore(indexDir).current()) ?? ''
    const added = Array.from({ length: 15 }, (_, i) => numbered(200 + 15 * round + i))
    articles = [...articles.slice(2), ...added]
    const { snapshot, embedded, written } = await update(articles)
    const isCarried = async (name: string) =>
      (await inode(written.version, name)) === (await inode(before, name))
    carried.push(await isCarried('vectors.hnsw'))
    carriedPostings.push(await isCarried('lexical.bin'))
    expect(embedded).toHaveLength(30)
    expect(snapshot.vectors.graph.deleted).toBe(4 * (round + 1))
    for (const n of [15, 50, 200, 200 + 15 * round + 3]) {
      const text = sentence(n)
      const [nearest] = await snapshot.searchVectors(vectorOf(text), 1)
      expect(nearest?.score).toBeCloseTo(1, 5)
      for (const { row } of await snapshot.searchVectors(vectorOf(text), 5)) {
        expect(snapshot.vector(row)).toEqual(vectorOf(snapshot.passage(row).text))
      }
      const [first] = snapshot.lexical.search(wordsOf(text), 1)
      expect(snapshot.passage(first?.row ?? -1).text).toBe(text)
    }
  }
  // Four times 30 vectors are noted; the next 30 would be too many.
  expect(carried).toEqual([true, true, true, true, false, true])
  // Of 200 rows 12 may be gone, four in each round.
  expect(carriedPostings).toEqual([true, true, true, false, true, true])
})

test('postings that are carried over and changed are those of a fresh index', async () => {
  const words = fc.array(fc.constantFrom('晋城', '光机电', '产业', '总产值', '报道'), {
    maxLength: 9,
  })
  // Article n is written, or goes; what is written again goes to the end.
  const edit = fc.tuple(fc.nat(63), fc.option(words))
  const version = fc.array(edit, { minLength: 1, maxLength: 4 })
  let carried = 0
  await fc.assert(
    fc.asyncProperty(fc.array(version, { minLength: 2, maxLength: 5 }), async (versions) => {
      await rm(indexDir, { recursive: true, force: true })
      const corpus = new Map(Array.from({ length: 60 }, (_, n) => [n, `第${n}条消息。`]))
      let before = (await update(articlesOf(corpus))).written.version
      for (const edits of versions) {
        for (const [n, words] of edits) {
          corpus.delete(n)
          if (words) corpus.set(n, `${words.join('')}${n}。`)
        }
        const { snapshot, written } = await update(articlesOf(corpus))
        const file = 'lexical.bin'
        if ((await inode(before, file)) === (await inode(written.version, file))) carried++
        before = written.version
        const fresh = new Bm25Builder()
        for (let row = 0; row < snapshot.passageCount; row++) {
          fresh.add(bigrams(snapshot.passage(row).text))
        }
        expect(postingsOf(snapshot.lexical)).toEqual(postingsOf(fresh.finish()))
        expect(await articlesIn(snapshot)).toEqual(articlesOf(corpus))
      }
    }),
    { numRuns: 8 },
  )
  expect(carried).toBeGreaterThan(0)
})

const articlesOf = (corpus: ReadonlyMap<number, string>) =>
  [...corpus].map(([n, text]) => article(`n${n}`, text))

/** What an index holds by term: rows and frequencies; and each row's length. */
function postingsOf({ columns, terms }: Bm25Index) {
  const { postingStarts, postingRows, postingFrequencies, rowLengths } = columns as Bm25Columns
  const entries = Array.from({ length: terms.size }, (_, term) => {
    const [start, end] = [postingStarts[term], postingStarts[term + 1]]
    const rows = [...postingRows.subarray(start, end)]
    return [terms.at(term), rows, [...postingFrequencies.subarray(start, end)]] as const
  })
  const used = entries.filter(([, rows]) => rows.length > 0)
  return { terms: new Map(used.map(([term, ...rest]) => [term, rest])), lengths: [...rowLengths] }
}

test('postings are written anew when many passages are added, in whatever order', async () => {
  const first = Array.from({ length: 20 }, (_, i) => numbered(i))
  await update(first)
  const noted = [...first, numbered(30)]
  const before = (await update(noted)).written.version
  const many = Array.from({ length: 520 }, (_, i) => article(`m${i}`, `第${i}次。共${i}项。`))
  const all = [...noted.slice(10), ...many, ...noted.slice(0, 10)]
  const { snapshot, written } = await update(all)
  expect(await inode(written.version, 'lexical.bin')).not.toBe(await inode(before, 'lexical.bin'))
  const fresh = new Bm25Builder()
  for (const { text } of all.flatMap(passagesIn)) fresh.add(bigrams(text))
  expect(postingsOf(snapshot.lexical)).toEqual(postingsOf(fresh.finish()))
  expect(snapshot.lexical.search(wordsOf(sentence(30)), 1)[0]).toMatchObject({
    row: snapshot.passagesOfArticle(snapshot.rowOfArticle('n30') ?? -1)[0],
  })
})

const passagesIn = ({ text }: Article) =>
  [...text.matchAll(/[^。]+。/g)].map(([text]) => ({ text }))

test('texts are carried over with what was added, and written anew when an article has gone', async () => {
  const articles = Array.from({ length: 6 }, (_, i) => numbered(i))
  await update(articles)
  const rounds: [articles: Article[], isCarried: boolean][] = [
    [[...articles, numbered(50)], true],
    [
      [
        numbered(60),
        ...articles.slice(0, 3),
        numbered(3, sentence(70)),
        ...articles.slice(4),
        numbered(50),
      ],
      true,
    ],
    [[numbered(60), ...articles.slice(1), numbered(50)], false],
    [[...articles.slice(1), numbered(50), numbered(60)], true],
  ]
  for (const [second, isCarried] of rounds) {
    const before = (await new FileStore(indexDir).current()) ?? ''
    const { snapshot, written } = await update(second)
    expect(await articlesIn(snapshot)).toEqual(second)
    const [then, now] = [
      await inode(before, 'texts.utf16'),
      await inode(written.version, 'texts.utf16'),
    ]
    expect(then === now).toBe(isCarried)
    const bytes = await readFile(join(indexDir, written.version, 'texts.utf16'))
    if (!isCarried) expect(bytes.toString('utf16le')).toBe(second.map(({ text }) => text).join(''))
  }
})

test.each(['vector-changes.bin', 'lexical-changes.bin', 'text-changes.utf16'])(
  'an altered %s is noticed',
  async (name) => {
    const articles = Array.from({ length: 20 }, (_, i) => numbered(i))
    await update(articles)
    const { written } = await update([...articles, numbered(50)])
    const file = join(indexDir, written.version, name)
    const bytes = await readFile(file)
    bytes.writeUInt8((bytes.at(-20) ?? 0) ^ 1, bytes.length - 20)
    await writeFile(file, bytes)
    await expect(new FileStore(indexDir).open(fingerprint)).rejects.toThrow(name)
    expect(await new FileStore(indexDir).previous(fingerprint)).toBeNull()
  },
)

test('a label stays with its passage, and rows of deleted ones are never found', async () => {
  const first = Array.from({ length: 20 }, (_, i) => numbered(i))
  const before = (await update(first)).snapshot
  const after = (await update(first.slice(2))).snapshot
  expect([...after.passageColumns.labels]).toEqual([...before.passageColumns.labels.slice(4)])
  expect(after.vectors.graph.deleted).toBe(4)
  expect(await after.searchVectors(vectorOf(sentence(0)), 100)).toHaveLength(36)
})

test('builds the graph anew when more than a quarter of it is deleted', async () => {
  const first = Array.from({ length: 20 }, (_, i) => numbered(i))
  await update(first)
  const { snapshot, embedded } = await update([...first.slice(6), numbered(50)])
  expect(snapshot.vectors.graph.deleted).toBe(0)
  expect(embedded).toHaveLength(2)
  const [nearest] = await snapshot.searchVectors(vectorOf(sentence(17)), 1)
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
  expect(await empty.searchVectors(vectorOf(sentence(1)), 5)).toEqual([])
  expect(empty.lexical.search([{ term: '消息', weight: 1 }], 5)).toEqual([])
  expect(empty.manifest).toMatchObject({ oldest: null, newest: null })
  expect((await update([numbered(2)])).snapshot.passageCount).toBe(2)
})

test('keeps five versions and whichever is in service', async () => {
  const versions: string[] = []
  for (let i = 0; i < 6; i++) versions.push((await update([numbered(i)])).written.version)
  expect(versions).toEqual([...versions].sort())
  expect(await new FileStore(indexDir).list()).toEqual(versions.slice(1))

  await new FileStore(indexDir).publish(versions[1] as string)
  expect(await new FileStore(indexDir).current()).toBe(versions[1])
  expect(await articleIn(await new FileStore(indexDir).open(fingerprint), 'n1')).toEqual(
    numbered(1),
  )
  await expect(new FileStore(indexDir).publish(versions[0] as string)).rejects.toMatchObject({
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
