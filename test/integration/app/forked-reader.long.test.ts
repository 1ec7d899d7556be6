import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { App } from '../../../src/app.js'
import { answerOf } from '../../support/answer-of.js'
import {
  type AppOnNews,
  aboutBridge,
  appOnNews,
  dearerBridge,
} from '../../support/app/app-on-news.js'
import { manyArticles } from '../../support/app/many-articles.js'
import { standStillUntil } from '../../support/app/stand-still.js'
import { home, systemOfTests } from '../../support/cli/run-youju.js'

let on: AppOnNews
let app: App
let first: string
beforeEach(async () => {
  on = await appOnNews()
  app = on.open({ workApart: true })
  first = (await on.app.ingest()).version
})
afterEach(() => on.remove())

const current = () => readFileSync(join(on.indexDir, 'CURRENT'), 'utf8').trim()

test('questions are answered between the first word of its progress and the last', async () => {
  await on.write({ ...dearerBridge, ...manyArticles(150, 1) })
  const events: string[] = []
  const refreshing = app.ingest({ onProgress: (stage) => events.push(stage) })
  let isDone = false
  refreshing.finally(() => {
    isDone = true
  })
  while (!isDone) {
    const { indexVersion, short } = await answerOf(app, aboutBridge)
    events.push(`answer ${indexVersion === first} ${short}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await refreshing
  const progress = events.flatMap((event, at) => (event.startsWith('answer') ? [] : [at]))
  const between = events.slice(progress[0], progress.at(-1))
  expect(new Set(between)).toEqual(new Set(['read', 'embed', 'answer true 18亿元']))
  expect((await answerOf(app, aboutBridge)).short).toBe('21亿元')
})

test('it can be stopped, refuses a second one, and leaves the lock free', async () => {
  await on.write({ ...dearerBridge, ...manyArticles(150, 1) })
  // With the models open all three are refused at once, long before 150 articles are read and embedded.
  await answerOf(app, aboutBridge)
  const stop = new AbortController()
  let others: Promise<unknown[]> | null = null
  const stopped = app.ingest({
    signal: stop.signal,
    onProgress() {
      others ??= Promise.allSettled([app.ingest(), app.rollback(first), on.app.ingest()]).finally(
        () => stop.abort(),
      )
    },
  })
  await expect(stopped).rejects.toMatchObject({ name: 'YoujuError', code: 'refresh_stopped' })
  const busy = { status: 'rejected', reason: { code: 'index_busy' } }
  expect(await others).toMatchObject([busy, busy, busy])
  expect(current()).toBe(first)
  const before = AbortSignal.abort()
  await expect(app.ingest({ signal: before })).rejects.toMatchObject({ code: 'refresh_stopped' })
  expect(await on.app.ingest()).toMatchObject({ added: 150, changed: 1 })
})

test('a plan is the same, a refresh goes on while who asked for it stands still, and errors keep their code and sentence', async () => {
  await on.write({ ...dearerBridge, 'new.txt': '松溪县的石拱桥长52米，去年修好。' })
  const told: number[] = []
  expect(await app.plan({ onProgress: (articles) => told.push(articles) })).toEqual(
    await on.app.plan(),
  )
  expect(told.length).toBeGreaterThan(0)

  let wentOn: boolean | null = null
  const report = await app.ingest({
    onProgress() {
      wentOn ??= standStillUntil(() => current() !== first)
    },
  })
  expect(wentOn).toBe(true)
  expect(report).toMatchObject({ version: current(), added: 1, changed: 1, published: true })
  expect(await answerOf(app, aboutBridge)).toMatchObject({
    short: '21亿元',
    indexVersion: report.version,
  })

  await on.write({ '_canary.jsonl': '{', 'more.txt': '松溪县的渡口在三月停航。' })
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      ({ name, code, message }) => ({ name, code, message }),
    )
  const fault = await errorOf(app.ingest())
  expect(fault).toMatchObject({ name: 'YoujuError', code: 'file_unreadable' })
  expect(fault).toEqual(await errorOf(on.app.ingest()))
  await rm(on.corpus, { recursive: true })
  expect(await errorOf(app.plan())).toMatchObject({ code: 'corpus_missing' })
})

test.skipIf(process.platform !== 'linux')(
  'it does not outlive who asked for it, and publishes nothing after that',
  async () => {
    await on.write({ ...dearerBridge, ...manyArticles(150, 1) })
    const asker = spawn(process.execPath, [join(home, 'test/support/app/ingest-apart.mjs')], {
      env: {
        ...systemOfTests(),
        CORPUS_DIR: on.corpus,
        INDEX_DIR: on.indexDir,
        STATE_DIR: on.indexDir,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const over = once(asker, 'close')
    await once(asker.stdout, 'data')
    const children = readFileSync(`/proc/${asker.pid}/task/${asker.pid}/children`, 'utf8')
    const [reader = ''] = children.trim().split(' ')
    expect(reader).toMatch(/^\d+$/)
    asker.kill('SIGKILL')
    await over
    await expect.poll(() => existsSync(`/proc/${reader}`), { timeout: 30_000 }).toBe(false)
    expect(current()).toBe(first)
    expect(await on.app.ingest()).toMatchObject({ added: 150, changed: 1 })
  },
)
