import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PostgresStore } from '../../../src/index/index.js'
import { articlesIn } from '../../support/index/article-in.js'
import { newIndexPlace, skipped } from '../../support/postgres/index-place.js'
import { inDatabase } from '../../support/postgres/rows.js'
import { article, contentOf, fingerprint } from '../snapshot-corpus.js'

const script = fileURLToPath(new URL('./postgres-crash-child.mjs', import.meta.url))

const oldArticles = [article('a', '旧的第一篇。'), article('b', '第二篇没有变。')]
const newArticles = [article('b', '第二篇没有变。'), article('c', '新的第三篇。')]
const lastArticles = [article('c', '新的第三篇。'), article('d', '最后的第四篇。')]

const points = [
  ...['before:articles', 'after:articles', 'after:postings', 'before:version', 'after:version'],
  ...['before:accept', 'after:accept', 'before:serving', 'after:serving'],
]

describe.skipIf(skipped !== '')(`a writer that dies${skipped}`, () => {
  let folder = ''
  let corpusFile = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'youju-crash-'))
    corpusFile = join(folder, 'corpus.json')
    await writeFile(corpusFile, JSON.stringify({ fingerprint, articles: newArticles }))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(points)(
    'at %s leaves a whole version in service, and the next cleans up',
    async (point) => {
      const { place, remove } = await newIndexPlace()
      const store = new PostgresStore(place)
      const { version: old } = await store.write(contentOf(oldArticles))
      let isOver = false
      const read = async () => {
        let reads = 0
        for (; !isOver || reads === 0; reads++) {
          const open = await store.open(fingerprint)
          const texts = (await articlesIn(open)).map(({ text }) => text)
          const expected = open.version === old ? oldArticles : newArticles
          expect(texts).toEqual(expected.map(({ text }) => text))
        }
      }
      const reading = read()
      const child = spawn(process.execPath, [script, place.url, place.schema, point, corpusFile])
      const [, signal] = await once(child, 'exit')
      isOver = true
      await reading
      expect(signal).toBe('SIGKILL')

      const isServing = point === 'after:serving'
      expect((await store.current()) === old).toBe(!isServing)
      expect(await store.list()).toHaveLength(isServing ? 2 : 1)
      await freed(store)
      await store.withLock(async () => {
        const previous = await store.previous(fingerprint)
        await store.write(contentOf(lastArticles), { previous, keep: 1 })
      })
      expect(await articlesIn(await store.open(fingerprint))).toEqual(lastArticles)
      const [stored] = await inDatabase(
        place,
        `update index_version set read_at = now() - interval '2 hours'`,
      )
      expect(stored).toBeUndefined()
      await store.prune(1)
      const [left] = await inDatabase(
        place,
        `select (select count(*)::int from index_article) as articles,
        (select count(*)::int from index_version) as versions`,
      )
      expect(left).toEqual({ articles: 2, versions: 1 })
      await remove()
    },
  )
})

/** Waits until the server has noticed that the connection of the dead is gone. */
async function freed(store: PostgresStore): Promise<void> {
  for (;;) {
    try {
      return await store.withLock(async () => {})
    } catch (error) {
      expect(error).toMatchObject({ code: 'index_busy' })
    }
  }
}
