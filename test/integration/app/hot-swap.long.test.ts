import { readFileSync, truncateSync } from 'node:fs'
import { readdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand, terminalOn } from '../../../src/cli/index.js'
import { operationFor } from '../../../src/operation/index.js'
import { answerOf } from '../../support/answer-of.js'
import {
  type AppOnNews,
  aboutBridge,
  appOnNews,
  dearerBridge,
} from '../../support/app/app-on-news.js'
import { runYouju } from '../../support/cli/run-youju.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
  await on.app.ingest()
})
afterEach(() => on.remove())

const youju = (...args: string[]) =>
  runYouju(args, { env: { CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir } })
const current = async () => (await readFile(join(on.indexDir, 'CURRENT'), 'utf8')).trim()

test('what another process puts in service or rolls back answers the next question, each from one version', async () => {
  const old = await answerOf(on.app, aboutBridge)
  expect(old.short).toBe('18亿元')
  await on.write(dearerBridge)
  const refreshing = youju('ingest')
  let isDone = false
  refreshing.finally(() => {
    isDone = true
  })
  const figures = new Map<string, Set<string | null>>()
  const note = ({ indexVersion, short }: Awaited<ReturnType<typeof answerOf>>) =>
    figures.set(indexVersion, (figures.get(indexVersion) ?? new Set()).add(short))
  while (!isDone) {
    const answers = await Promise.all([1, 2, 3].map(() => answerOf(on.app, aboutBridge)))
    answers.forEach(note)
  }
  expect((await refreshing).code).toBe(0)
  const fresh = await answerOf(on.app, aboutBridge)
  note(fresh)
  expect([fresh.short, fresh.indexVersion]).toEqual(['21亿元', await current()])
  expect(figures).toEqual(
    new Map([
      [old.indexVersion, new Set(['18亿元'])],
      [fresh.indexVersion, new Set(['21亿元'])],
    ]),
  )
  expect((await on.app.check('云岭大桥总投资21亿元。')).verdict).toBe('supported')

  expect((await youju('corpus', 'rollback', old.indexVersion)).code).toBe(0)
  expect(await answerOf(on.app, aboutBridge)).toEqual(old)
  expect((await on.app.check('云岭大桥总投资21亿元。')).indexVersion).toBe(old.indexVersion)
})

test('a version that cannot be opened leaves the old one serving, and is told once', async () => {
  const refused: string[] = []
  const app = on.open({ onVersionRefused: (version) => refused.push(version) })
  const old = await answerOf(app, aboutBridge)
  await on.write(dearerBridge)
  await on.app.ingest()
  const broken = await current()
  await truncate(join(on.indexDir, broken, 'lexical.bin'), 100)
  const answers = await Promise.all([1, 2, 3].map(() => answerOf(app, aboutBridge)))
  expect(answers).toEqual([old, old, old])
  expect(await answerOf(app, aboutBridge)).toEqual(old)
  expect(refused).toEqual([broken])

  await on.app.ingest()
  expect((await answerOf(app, aboutBridge)).short).toBe('21亿元')
  expect(refused).toEqual([broken])
})

test('an index folder that is away for a moment does not stop the answers', async () => {
  const old = await answerOf(on.app, aboutBridge)
  await on.remove()
  expect(await readdir(on.folder).catch(() => 'gone')).toBe('gone')
  expect(await answerOf(on.app, aboutBridge)).toEqual(old)
})

test('a refresh whose version cannot be opened tells which one answers', async () => {
  const { indexVersion: old } = await answerOf(on.app, aboutBridge)
  await on.write(dearerBridge)
  const app = { ...on.app, ingest: () => on.app.ingest({ onStep: breaking }) }
  const err: string[] = []
  const said: string[] = []
  const terminal = terminalOn(
    'zh-CN',
    { write: (text) => said.push(text) },
    { write: (text) => err.push(text) },
  )
  const edges = { open: async () => app, terminal, lang: null, operation: operationFor({}) }
  const none = async () => {}
  await runCommand(['ingest'], edges, none, none)
  const broken = await current()
  expect(said.join('')).toContain(`新版本 ${broken} 打不开，仍由 ${old} 回答：`)
  expect((await (await on.app.state()).audited(1))[0]?.detail).toContain(`${broken} 打不开`)
  await on.app.close()
  expect((await answerOf(on.app, aboutBridge)).indexVersion).toBe(old)

  // The advice holds.
  const next = await on.app.ingest()
  expect(next.serving).toBe(next.version)
  expect((await answerOf(on.app, aboutBridge)).short).toBe('21亿元')
})

/** Damages a version at the moment it is in service. */
function breaking(point: string): void {
  if (point !== 'after:rename-CURRENT') return
  const version = readFileSync(join(on.indexDir, 'CURRENT'), 'utf8').trim()
  truncateSync(join(on.indexDir, version, 'lexical.bin'), 100)
}
