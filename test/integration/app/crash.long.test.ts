import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type App, createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { answerOf } from '../../support/answer-of.js'
import { killedAnywhere, killedAt, refreshing } from '../../support/cli/crashing.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

const question = '云岭大桥总投资多少？'
let folder: string
let removeFolder: () => Promise<void>
const appOn = (indexDir: string): App =>
  createApp({ ...readConfig({}), corpus: join(folder, 'corpus'), indexDir })

const work = (indexDir: string) => refreshing(join(folder, 'corpus'), indexDir)

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
})
afterAll(() => removeFolder())

/** The names in an index folder that neither a version nor the program's own bookkeeping accounts for. */
const leftovers = async (indexDir: string) =>
  (await readdir(indexDir)).filter(
    (name) => !/^(?:\d{8}T\d{6}Z-[0-9a-f]{6}|CURRENT|cache)$/.test(name),
  )

test('an ingest killed at any point loses nothing, and the next one completes it', async () => {
  const empty = join(folder, 'empty')
  expect(killedAt('before:manifest.json', work(empty))).toBe('SIGKILL')
  await expect(answerOf(appOn(empty), question)).rejects.toMatchObject({ code: 'index_missing' })
  expect(await appOn(empty).ingest()).toMatchObject({ articles: 5, added: 5 })
  expect(await leftovers(empty)).toEqual([])

  const old = join(folder, 'old')
  const { version } = await appOn(old).ingest()
  await writeFiles(join(folder, 'corpus'), {
    'bridge.md': (news['bridge.md'] ?? '').replace('18亿元', '21亿元'),
    'new.txt': '松溪石拱桥\n\n松溪县的石拱桥长52米，去年修好。\n',
  })
  const killed = join(folder, 'killed')
  const really = ['before:rename-CURRENT', 'after:rename-CURRENT']
  for await (const { point, number, points, indexDir } of killedAnywhere(
    killed,
    really,
    work(old),
  )) {
    expect(points.length).toBeGreaterThan(10)
    expect(new Set(points).size).toBe(points.length)
    const publishing = points.indexOf('before:rename-CURRENT')
    const app = appOn(indexDir)
    const published = number > publishing
    const answer = await answerOf(app, question)
    expect([point, answer.short]).toEqual([point, published ? '21亿元' : '18亿元'])
    expect([point, answer.indexVersion === version]).toEqual([point, !published])

    const counts = published
      ? { added: 0, changed: 0, removed: 0, unchanged: 6 }
      : { added: 1, changed: 1, removed: 0, unchanged: 4 }
    expect([point, await app.ingest()]).toMatchObject([point, { articles: 6, ...counts }])
    expect([point, await leftovers(indexDir)]).toEqual([point, []])
    if (!really.includes(point)) continue
    expect([point, (await answerOf(app, question)).short]).toEqual([point, '21亿元'])
  }
})

test('what a killed ingest left is removed by the next one even if the change was taken back', async () => {
  const indexDir = join(folder, 'taken-back')
  await writeFiles(join(folder, 'corpus'))
  await appOn(indexDir).ingest()
  await writeFiles(join(folder, 'corpus'), {
    'bridge.md': '云岭大桥\n\n云岭大桥长三千米，今天通车。\n',
  })
  expect(killedAt('before:manifest.json', work(indexDir))).toBe('SIGKILL')
  expect((await leftovers(indexDir)).length).toBeGreaterThan(0)
  await writeFiles(join(folder, 'corpus'))
  expect(await appOn(indexDir).ingest()).toMatchObject({ added: 0, changed: 0, removed: 0 })
  expect(await leftovers(indexDir)).toEqual([])
})

test('an app whose index was missing serves it as soon as there is one', async () => {
  const indexDir = join(folder, 'later')
  const app = appOn(indexDir)
  await expect(answerOf(app, question)).rejects.toMatchObject({ code: 'index_missing' })
  await appOn(indexDir).ingest()
  expect((await answerOf(app, question)).status).toBe('answered')
})
