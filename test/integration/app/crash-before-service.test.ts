import { spawnSync } from 'node:child_process'
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import {
  type AppOnNews,
  aboutBridge,
  appOnNews,
  dearerBridge,
} from '../../support/app/app-on-news.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const appIn = (indexDir: string) =>
  createApp({ ...readConfig({}), corpus: on.corpus, indexDir, stateDir: on.stateDir })
const child = (indexDir: string, killAt: string, ...version: string[]) =>
  spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, '../../support/cli/crashing-ingest.mjs'),
      ...[on.corpus, indexDir, killAt, ...version],
    ],
    { encoding: 'utf8' },
  )
const versionsIn = async (indexDir: string) =>
  (await readdir(indexDir)).filter((name) => /^\d{8}T/.test(name))
const leftovers = async (indexDir: string) =>
  (await readdir(indexDir)).filter((name) => name.startsWith('.'))

test('a refresh killed while the canaries are asked leaves no version that was not accepted', async () => {
  const canary = JSON.stringify({ question: aboutBridge, answer: ['18亿元', '21亿元'] })
  await on.write({ '_canary.jsonl': canary })
  const { version } = await on.app.ingest()
  await on.write(dearerBridge)
  for (const point of ['before:accept', 'after:accept', 'before:rename-version']) {
    const indexDir = join(on.folder, point.replace(':', '-'))
    await cp(on.indexDir, indexDir, { recursive: true })
    expect([point, child(indexDir, point).signal]).toEqual([point, 'SIGKILL'])
    expect(await versionsIn(indexDir)).toEqual([version])
    const app = appIn(indexDir)
    expect((await app.ask(aboutBridge)).short).toBe('18亿元')
    expect(await app.history()).toMatchObject([{ version, inService: true }])
    expect(await app.ingest()).toMatchObject({ changed: 1, published: true })
    expect(await leftovers(indexDir)).toEqual([])
    expect((await app.ask(aboutBridge)).short).toBe('21亿元')
  }
})

test('a rollback killed at any point leaves one of the two versions whole in service', async () => {
  const first = await on.app.ingest()
  await on.write(dearerBridge)
  const second = await on.app.ingest()
  await cp(on.indexDir, join(on.folder, 'whole'), { recursive: true })
  const points = child(join(on.folder, 'whole'), '', first.version).stdout.trim().split('\n')
  const publishing = points.indexOf('before:rename-CURRENT')
  expect(publishing).toBeGreaterThan(0)
  for (const [number, point] of points.entries()) {
    const indexDir = join(on.folder, `killed-${number}`)
    await cp(on.indexDir, indexDir, { recursive: true })
    expect([point, child(indexDir, point, first.version).signal]).toEqual([point, 'SIGKILL'])
    const app = appIn(indexDir)
    const isBack = number > publishing
    expect([point, (await app.ask(aboutBridge)).short]).toEqual([
      point,
      isBack ? '18亿元' : '21亿元',
    ])
    expect((await versionsIn(indexDir)).sort()).toEqual([first.version, second.version])
    expect(await app.ingest()).toMatchObject({ changed: isBack ? 1 : 0, articles: 5 })
    expect(await leftovers(indexDir)).toEqual([])
    expect((await app.ask(aboutBridge)).short).toBe('21亿元')
  }
})
