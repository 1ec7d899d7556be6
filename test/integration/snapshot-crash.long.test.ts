import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileStore, withRefreshLock } from '../../src/index/index.js'
import { killedAnywhere } from '../support/cli/crashing.js'
import { articlesIn } from '../support/index/article-in.js'
import { article, contentOf, fingerprint } from './snapshot-corpus.js'

const oldArticles = [article('a', '旧的第一篇。'), article('b', '第二篇没有变。')]
const newArticles = [article('b', '第二篇没有变。'), article('c', '新的第三篇。')]
const lastArticles = [article('c', '新的第三篇。'), article('d', '最后的第四篇。')]

let folder: string
let corpusFile: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-crash-'))
  corpusFile = join(folder, 'corpus.json')
  await writeFile(corpusFile, JSON.stringify({ fingerprint, articles: newArticles }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const script = fileURLToPath(new URL('./snapshot-crash-child.mjs', import.meta.url))

test('a writer killed at any point leaves an index in service, and the next one cleans up', async () => {
  const first = join(folder, 'first')
  const { version: oldVersion } = await new FileStore(first).write(contentOf(oldArticles))

  const work = { indexDir: first, script, args: [corpusFile] }
  const really = ['before:vectors.hnsw', 'before:rename-CURRENT', 'after:rename-CURRENT']
  const met: string[] = []
  for await (const { point, number, points, indexDir } of killedAnywhere(folder, really, work)) {
    met.push(point)
    const published = points.indexOf('before:rename-CURRENT') < number
    const snapshot = await new FileStore(indexDir).open(fingerprint)
    expect([point, snapshot.version === oldVersion]).toEqual([point, !published])
    expect(await articlesIn(snapshot)).toEqual(published ? newArticles : oldArticles)
    const { id } = snapshot.article(1)
    const selection = await snapshot.select({ only: new Set([id]) })
    expect(await snapshot.searchVectors(snapshot.vector(1), 1, selection)).toHaveLength(1)

    const { version } = await withRefreshLock(indexDir, async () =>
      new FileStore(indexDir).write(contentOf(lastArticles), {
        previous: await new FileStore(indexDir).previous(fingerprint),
        keep: 2,
      }),
    )
    expect(await new FileStore(indexDir).current()).toBe(version)
    expect(await articlesIn(await new FileStore(indexDir).open(fingerprint))).toEqual(lastArticles)
    const versions = await new FileStore(indexDir).list()
    expect(versions).toHaveLength(2)
    expect((await readdir(indexDir)).sort()).toEqual([...versions, 'CURRENT'].sort())
  }
  expect(met.length).toBeGreaterThan(really.length)
})
