import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { writeFiles } from '../../support/cli/news.js'
import { runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

let folder: string
let app: App
let removeFolder: () => Promise<void>
const open = () =>
  createApp({
    ...readConfig({}),
    ...{ corpus: join(folder, 'corpus'), indexDir: join(folder, 'index') },
  })
beforeEach(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'), {
    'a.txt': '青禾市图书馆的新馆在三月八日开放，馆内的藏书一共有一百二十六万册。',
    'b.txt': '白鹭水库的除险加固工程在五月完工，库容达到四千五百万立方米。',
    'c.txt': '云岭大桥的总投资为十二亿元，桥长三千二百米。',
  })
  app = open()
})
afterEach(() => removeFolder())

const cosines = async (from: App) =>
  (await from.search('图书馆的藏书', { k: 3 })).map(({ article, trace }) => [
    article.id,
    trace.dense?.rank,
    trace.dense?.score.toFixed(4),
  ])

/** Leaves of the index only its vector cache, and that damaged. */
async function keepOnlyCache(spoil: (bytes: Buffer) => Buffer): Promise<void> {
  const index = join(folder, 'index')
  for (const name of await readdir(index)) {
    if (name !== 'cache') await rm(join(index, name), { recursive: true })
  }
  const name = (await readdir(join(index, 'cache'))).find((each) => each.endsWith('.floats')) ?? ''
  const path = join(index, 'cache', name)
  await writeFile(path, spoil(await readFile(path)))
}

test('an index that is built anew believes no damaged vector of the cache, and says so', async () => {
  expect(await app.ingest()).toMatchObject({ damagedVectors: 0 })
  const before = await cosines(app)
  await keepOnlyCache((bytes) => Buffer.alloc(bytes.length, 0xff))
  const anew = open()
  expect(await anew.ingest()).toMatchObject({ articles: 3, damagedVectors: 3 })
  expect(await cosines(anew)).toEqual(before)

  await keepOnlyCache((bytes) => Buffer.from(bytes).fill(0x55, 4, 5))
  const env = { CORPUS_DIR: join(folder, 'corpus'), INDEX_DIR: join(folder, 'index') }
  const { code, stdout } = await runYouju(['ingest'], { env })
  expect(code).toBe(0)
  expect(stdout).toContain('向量缓存里有 1 条记录残缺或损坏')
  expect(await cosines(open())).toEqual(before)
})
