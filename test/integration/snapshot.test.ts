import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSnapshot, writeSnapshot } from '../../src/index/index.js'
import { articleIn, articlesIn } from '../support/index/article-in.js'
import { article, contentOf, fingerprint, vectorOf } from './snapshot-corpus.js'

let indexDir: string
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'youju-snapshot-'))
})
afterEach(() => rm(indexDir, { recursive: true, force: true }))

const articles = [
  article('a', '太原市今年投资七百亿元。项目共有三百个。', { published: '2024-03-01' }),
  article('b', '晋城的煤层气产量增长。\u{20000}字与😀都在。', {
    source: null,
    published: '2023-01-05',
  }),
  article('c', ''),
]

test('gives back what was written', async () => {
  const written = await writeSnapshot(
    indexDir,
    contentOf(articles, { corpus: { files: { x: 1 } } }),
  )
  expect(written).toMatchObject({ articles: 3, passages: 4, embedded: 4 })
  const snapshot = await openSnapshot(indexDir, fingerprint)
  expect(snapshot.version).toBe(written.version)
  expect(await articlesIn(snapshot)).toEqual(articles)
  expect(await articleIn(snapshot, 'b')).toEqual(articles[1])
  expect(await articleIn(snapshot, 'z')).toBeNull()
  expect(snapshot.passagesOfArticle(1)).toEqual([2, 4])
  expect(snapshot.passage(3)).toEqual({
    articleId: 'b',
    start: 11,
    end: 20,
    text: '\u{20000}字与😀都在。',
  })
  expect([0, 1].map((row) => [snapshot.source(row), snapshot.published(row)])).toEqual([
    ['太原日报', '2024-03-01'],
    [null, '2023-01-05'],
  ])
  expect(snapshot.manifest).toMatchObject({
    oldest: '2023-01-05',
    newest: '2024-03-01',
    corpus: { files: { x: 1 } },
  })
})

test('finds passages by vector and by term', async () => {
  await writeSnapshot(indexDir, contentOf(articles))
  const snapshot = await openSnapshot(indexDir, fingerprint)
  const text = '晋城的煤层气产量增长。'
  expect(await snapshot.searchVectors(vectorOf(text), 10)).toHaveLength(4)
  expect((await snapshot.searchVectors(vectorOf(text), 1))[0]?.row).toBe(2)
  const first = await snapshot.select({ only: new Set(['a']) })
  expect(await snapshot.searchVectors(vectorOf(text), 4, first)).toHaveLength(2)
  expect(snapshot.lexical.search([{ term: '三百', weight: 1 }], 5).map(({ row }) => row)).toEqual([
    1,
  ])
})
