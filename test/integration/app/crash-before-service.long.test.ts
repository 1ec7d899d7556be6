import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { answerOf } from '../../support/answer-of.js'
import {
  type AppOnNews,
  aboutBridge,
  appOnNews,
  dearerBridge,
} from '../../support/app/app-on-news.js'
import { killedAnywhere, refreshing } from '../../support/cli/crashing.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const appIn = (indexDir: string) =>
  createApp({ ...readConfig({}), corpus: on.corpus, indexDir, stateDir: on.stateDir })
const versionsIn = async (indexDir: string) =>
  (await readdir(indexDir)).filter((name) => /^\d{8}T/.test(name))
const leftovers = async (indexDir: string) =>
  (await readdir(indexDir)).filter((name) => name.startsWith('.'))

test('a refresh killed while the canaries are asked leaves no version that was not accepted', async () => {
  const canary = JSON.stringify({ question: aboutBridge, answer: ['18亿元', '21亿元'] })
  await on.write({ '_canary.jsonl': canary })
  const { version } = await on.app.ingest()
  await on.write(dearerBridge)
  const asked = ['before:accept', 'after:accept', 'before:rename-version']
  const killed = join(on.folder, 'killed')
  const work = refreshing(on.corpus, on.indexDir)
  const met: string[] = []
  for await (const { point, indexDir } of killedAnywhere(killed, ['after:accept'], work)) {
    if (!asked.includes(point)) continue
    met.push(point)
    expect(await versionsIn(indexDir)).toEqual([version])
    const app = appIn(indexDir)
    expect((await answerOf(app, aboutBridge)).short).toBe('18亿元')
    expect(await app.history()).toMatchObject([{ version, inService: true }])
    expect(await app.ingest()).toMatchObject({ changed: 1, published: true })
    expect(await leftovers(indexDir)).toEqual([])
    expect((await answerOf(app, aboutBridge)).short).toBe('21亿元')
  }
  expect(met).toContain('after:accept')
})

test('a rollback killed at any point leaves one of the two versions whole in service', async () => {
  const first = await on.app.ingest()
  await on.write(dearerBridge)
  const second = await on.app.ingest()
  const killed = join(on.folder, 'killed')
  const work = refreshing(on.corpus, on.indexDir, first.version)
  const really = ['before:rename-CURRENT', 'after:rename-CURRENT']
  for await (const { point, number, points, indexDir } of killedAnywhere(killed, really, work)) {
    const publishing = points.indexOf('before:rename-CURRENT')
    const app = appIn(indexDir)
    const isBack = number > publishing
    expect([point, (await answerOf(app, aboutBridge)).short]).toEqual([
      point,
      isBack ? '18亿元' : '21亿元',
    ])
    expect((await versionsIn(indexDir)).sort()).toEqual([first.version, second.version])
    expect(await app.ingest()).toMatchObject({ changed: isBack ? 1 : 0, articles: 5 })
    expect(await leftovers(indexDir)).toEqual([])
    expect((await answerOf(app, aboutBridge)).short).toBe('21亿元')
  }
})
