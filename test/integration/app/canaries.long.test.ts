import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerOf } from '../../support/answer-of.js'
import {
  type AppOnNews,
  aboutBridge,
  appOnNews,
  dearerBridge,
} from '../../support/app/app-on-news.js'
import { bytesBelow } from '../../support/app/bytes-below.js'

const canaries = (...lines: object[]) => ({
  '_canary.jsonl': lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
})
const asked = [
  { question: aboutBridge, answer: ['十八亿元', '18亿元'], gold: ['bridge.md'] },
  { question: '青禾市图书馆新馆藏书多少册？', answer: '126万册' },
  { question: '量子计算机有几个比特？', answer: null },
]

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

/** What stands in the index folder besides the cache. */
const names = async () => (await readdir(on.indexDir)).filter((name) => name !== 'cache').sort()

test('a version that answers fewer canary questions rightly is kept out, unless it is wanted', async () => {
  await on.write(canaries(...asked))
  const first = await on.app.ingest()
  expect(first).toMatchObject({
    published: true,
    articles: 5,
    canaries: { asked: 3, rightBefore: null, rightAfter: 3, worse: [] },
  })

  await on.write({ ...dearerBridge, 'new.txt': '松溪县的石拱桥长52米，去年修好。' })
  const told: unknown[] = []
  const stopped = await on.app.ingest({
    onProgress: (stage, done, total) => stage === 'canary' && told.push([done, total]),
  })
  expect(stopped).toMatchObject({
    ...{ published: false, version: first.version, articles: 5, added: 1, changed: 1 },
    canaries: {
      asked: 3,
      rightBefore: 3,
      rightAfter: 2,
      worse: [
        {
          question: aboutBridge,
          before: expect.stringContaining('18亿元'),
          after: expect.stringContaining('21亿元'),
        },
      ],
    },
  })
  expect(told).toEqual([1, 2, 3, 4, 5, 6].map((done) => [done, 6]))
  expect(await names()).toEqual([first.version, 'CURRENT'])
  const before = await answerOf(on.app, aboutBridge)
  expect(before).toMatchObject({ indexVersion: first.version })
  expect(before.answer).toContain('18亿元')

  const forced = await on.app.ingest({ evenIfWorse: true })
  expect(forced).toMatchObject({ published: true, articles: 6, canaries: { rightAfter: 2 } })
  expect((await answerOf(on.app, aboutBridge)).answer).toContain('21亿元')
})

test('as many right answers as before are enough, and what got worse is told', async () => {
  await on.write(canaries(...asked, { question: aboutBridge, answer: '21亿元' }))
  await on.app.ingest()
  await on.write(dearerBridge)
  expect(await on.app.ingest()).toMatchObject({
    published: true,
    canaries: { asked: 4, rightBefore: 3, rightAfter: 3, worse: [{ question: aboutBridge }] },
  })
})

test('nothing is asked without a file of canaries, nor where nothing has changed', async () => {
  expect(await on.app.ingest()).toMatchObject({ published: true, canaries: null })
  await on.write(canaries(...asked))
  expect(await on.app.ingest()).toMatchObject({ published: true, canaries: null, unchanged: 5 })
})

test.each([
  ['no JSON', { '_canary.jsonl': '{"question": ' }, /_canary\.jsonl 第 1 行/],
  ['no answer', canaries(asked[1] ?? {}, { question: '甲？' }), /第 2 题缺少/],
  ['no question', canaries({ question: ' ', answer: null }), /第 1 题缺少/],
])('a file of canaries that cannot be used stops the refresh: %s', async (_, files, what) => {
  const { version } = await on.app.ingest()
  await on.write({ ...files, ...dearerBridge })
  await expect(on.app.ingest()).rejects.toMatchObject({ code: 'file_unreadable', message: what })
  expect(await names()).toEqual([version, 'CURRENT'])
})

test.each(['read', 'embed', 'canary', 'before:manifest.json', 'before:accept', 'after:accept'])(
  'a refresh that is told to stop at %s leaves the old version and nothing else',
  async (point) => {
    await on.write(canaries(...asked))
    const { version } = await on.app.ingest()
    const before = await bytesBelow(on.indexDir)
    await on.write({ ...dearerBridge, 'new.txt': '松溪县的石拱桥长52米，去年修好。' })
    const stop = new AbortController()
    const stopAt = (here: string) => here === point && stop.abort()
    const refreshing = on.app.ingest({
      ...{ evenIfWorse: true, signal: stop.signal, onProgress: stopAt, onStep: stopAt },
    })
    await expect(refreshing).rejects.toMatchObject({ code: 'refresh_stopped' })
    expect(await names()).toEqual([version, 'CURRENT'])
    // What was embedded and compared may stay; what serves may not change.
    expect(await bytesBelow(on.indexDir)).toMatchObject(
      Object.fromEntries(Object.entries(before).filter(([name]) => !name.startsWith('cache'))),
    )
    expect((await answerOf(on.app, aboutBridge)).short).toBe('18亿元')
    expect(await on.app.ingest({ evenIfWorse: true })).toMatchObject({ published: true, added: 1 })
  },
)

test('told to stop once the new version is in service, a refresh is done', async () => {
  await on.app.ingest()
  await on.write(dearerBridge)
  const stop = new AbortController()
  const onStep = (point: string) => point === 'after:rename-CURRENT' && stop.abort()
  expect(await on.app.ingest({ signal: stop.signal, onStep })).toMatchObject({ changed: 1 })
  expect((await answerOf(on.app, aboutBridge)).short).toBe('21亿元')
})
