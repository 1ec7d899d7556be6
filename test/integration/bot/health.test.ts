import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import type { IndexInfo } from '../../../src/bot/health/serving.js'
import {
  createMetrics,
  Notices,
  plainPages,
  type Serving,
  startBot,
} from '../../../src/bot/index.js'
import { programVersion } from '../../../src/config.js'
import type { Answer } from '../../../src/domain/index.js'
import { listen, webApp } from '../../../src/web/index.js'
import { failure } from '../../../src/wording/failure.js'
import { answer, claimCheck, noEvidence } from './answers.js'
import { type Asking, discord, MemoryLog, ScriptedService, settingsFor } from './running-bot.js'

const ask = { command: 'ask', options: { question: '新馆有多大？' } }

/** A bot with its health served; `start` brings it up, so that a test can look before. */
async function healthy(
  reply: (question: string, options: Asking) => Answer | Promise<Answer> = () => answer(),
) {
  const server = await discord()
  const log = new MemoryLog()
  let index: IndexInfo | null = { version: 'v1', articles: 5 }
  const serving: Serving = {
    bot: null,
    isStopping: false,
    notices: new Notices(),
    homes: [{ name: null, state: null, index: () => index }],
  }
  const metrics = createMetrics(serving)
  const plain = plainPages(serving, metrics, { showsMetrics: true })
  const pages = webApp({ homes: [], plain, settings: { publicUrl: null, isOpen: false }, log })
  const http = await listen({ host: '127.0.0.1', port: 0 }, pages, log)
  const service = new ScriptedService(reply)
  onTestFinished(async () => {
    await serving.bot?.close()
    await http.close()
  })
  const url = `http://127.0.0.1:${http.port}`
  return {
    server,
    service,
    log,
    serving,
    url,
    async start(perUser = 20) {
      const limits = { perUser, perChannel: 120, atOnce: 1, waiting: 200 }
      const settings = settingsFor(server, { limits })
      serving.bot = await startBot(service, settings, log, metrics.observer)
    },
    loseIndex() {
      index = null
    },
    async health() {
      const response = await fetch(`${url}/healthz`)
      return { code: response.status, ...((await response.json()) as object) }
    },
    /** One figure of /metrics, by its name and labels. */
    async figure(name: string) {
      const text = await (await fetch(`${url}/metrics`)).text()
      const line = text.split('\n').find((one) => one.startsWith(`${name} `))
      return line === undefined ? null : Number(line.slice(name.length + 1))
    },
  }
}

it('is well when the bot is connected and an index is open, else says what is missing', async () => {
  const { start, health, loseIndex, serving } = await healthy()
  expect(await health()).toMatchObject({
    code: 503,
    status: 'unavailable',
    reason: '正在启动，还没有登录 Discord。',
    discord: 'connecting',
  })
  await start()
  expect(await health()).toEqual({
    code: 200,
    status: 'ok',
    program: programVersion,
    version: 'v1',
    articles: 5,
    discord: 'connected',
    leader: true,
    shards: '0/1',
    uptimeSeconds: expect.any(Number),
    notices: [],
  })
  loseIndex()
  expect(await health()).toMatchObject({ code: 503, reason: '索引还没有打开。' })
  serving.isStopping = true
  expect(await health()).toMatchObject({ code: 503, reason: '正在停止。' })
})

it('tells of a lost connection until there is one again', async () => {
  const { start, health, figure, server, log } = await healthy()
  await start()
  const lost = log.next('与 Discord 的连接断了，正在自动重连')
  const back = log.next('已重新连上 Discord')
  const letIn = server.gateway.keepDropped()
  await lost
  expect(await health()).toMatchObject({
    code: 503,
    reason: '与 Discord 的连接断了，正在自动重连。',
    discord: 'reconnecting',
  })
  letIn()
  await back
  expect(await health()).toMatchObject({ code: 200, discord: 'connected' })
  expect(await figure('youju_discord_reconnects_total')).toBe(1)
})

it('counts how questions and checks end, and how long answers take', async () => {
  const replies = [
    () => answer(),
    () => noEvidence(),
    () => {
      throw failure('index_missing', { indexDir: '/srv/index' })
    },
  ]
  const { start, figure, server, service, serving } = await healthy(() =>
    (replies.shift() ?? (() => answer()))(),
  )
  service.checks.set('新馆面积3万平方米', claimCheck())
  await start(4)
  for (let n = 0; n < 3; n++) await server.interaction(ask).answered
  const claim = '新馆面积3万平方米'
  await server.interaction({ command: 'check', options: { claim } }).answered
  const tooFast = await server.interaction(ask).answered
  expect(tooFast.content).toContain('问得有点快')
  // Discord has an answer a moment before the bot hears that it has.
  await serving.bot?.close()

  expect(await figure('youju_questions_total{outcome="answered"}')).toBe(1)
  expect(await figure('youju_questions_total{outcome="no_evidence"}')).toBe(1)
  expect(await figure('youju_questions_total{outcome="failed"}')).toBe(1)
  expect(await figure('youju_questions_total{outcome="refused"}')).toBe(1)
  expect(await figure('youju_checks_total{verdict="contradicted"}')).toBe(1)
  expect(await figure('youju_rate_limited_total{scope="user"}')).toBe(1)
  expect(await figure('youju_answer_duration_seconds_count')).toBe(3)
  expect(await figure('youju_index_info{version="v1"}')).toBe(1)
  expect(await figure('process_resident_memory_bytes')).toBeGreaterThan(0)
})

it('shows who waits and who is being answered, and while it stops takes no more', async () => {
  let finish: (given: Answer) => void = () => {}
  const first = new Promise<Answer>((resolve) => {
    finish = resolve
  })
  const { start, figure, server, serving } = await healthy(() => first)
  await start()
  const asked = server.interaction(ask)
  await asked.acknowledged
  const second = server.interaction(ask)
  // That it waits is said once it stands in the line.
  expect((await second.answered).content).toContain('前面还有 1 个问题')
  expect(await figure('youju_queue_waiting')).toBe(1)
  expect(await figure('youju_queue_in_flight')).toBe(1)
  const closed = serving.bot?.close()
  expect((await server.interaction(ask).answered).content).toContain('重启')
  finish(answer())
  await closed
  expect(await figure('youju_questions_total{outcome="answered"}')).toBe(2)
  expect(await figure('youju_queue_in_flight')).toBe(0)
})

it('knows two pages and no more, and only lets them be read', async () => {
  const { url } = await healthy()
  // There are others for whoever may read, and here nobody may.
  expect((await fetch(`${url}/`)).status).toBe(403)
  expect((await fetch(`${url}//x`)).status).toBe(404)
  expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(405)
  expect((await fetch(`${url}/metrics`, { method: 'HEAD' })).status).toBe(200)
})

it.each([
  '//',
  '///',
  '//a:b',
  'http://',
  'http://[',
  '//evil.example:99999/healthz',
  '*',
  '/__proto__',
  '/%00',
  `/${'a'.repeat(9000)}`,
])('answers a request for %s, and the next one', async (target) => {
  const { url } = await healthy()
  expect([400, 404]).toContain(await statusOf(url, target))
  expect((await fetch(`${url}/healthz`)).status).toBe(503)
})

it.each(['reading of the index', 'list of notices'])(
  'answers where the %s throws',
  async (what) => {
    const { url, serving, log, start } = await healthy()
    await start()
    const broken = () => {
      throw new Error('broken')
    }
    if (what === 'list of notices') Object.defineProperty(serving.notices, 'all', { get: broken })
    else serving.homes = [{ name: null, state: null, index: broken }]
    expect((await fetch(`${url}/healthz`)).status).toBe(what === 'list of notices' ? 500 : 503)
    expect((await fetch(`${url}/metrics`)).status).toBe(200)
    expect(log.at('error')).toEqual(what === 'list of notices' ? ['网页出错'] : [])
  },
)

/** The status of the answer to a target sent as it stands: `fetch` would put it right. */
async function statusOf(url: string, target: string): Promise<number> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let received = ''
  socket.on('data', (data) => {
    received += data
  })
  socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  await once(socket, 'close')
  return Number(received.split(' ')[1])
}

it('has no metrics of anybody or of what was asked', async () => {
  const { start, server, url, serving } = await healthy()
  await start()
  await server.interaction(ask).answered
  await serving.bot?.close()
  const text = await (await fetch(`${url}/metrics`)).text()
  for (const secret of ['新馆', server.state.person.id, server.state.token]) {
    expect(text).not.toContain(secret)
  }
})

it('names no server to strangers, where there are several', async () => {
  const at = '2025-03-05T08:00:00.000Z'
  const index = async () => ({ version: 'v1', articles: 7 })
  const home = (name: string) => ({
    ...{ name, index },
    state: { mishap: async () => ({ what: 'restored' as const, at }) },
  })
  const homes = [home('财经组'), home('城市版')]
  const serving: Serving = { bot: null, isStopping: false, notices: new Notices(), homes }
  for (const showsMetrics of [true, false]) {
    const health = plainPages(serving, createMetrics(serving), { showsMetrics })['/healthz']
    const { body } = (await health?.()) ?? { body: '' }
    expect(body).toContain('records_restored')
    expect([body.includes('财经组'), body.includes('"articles"')]).toEqual([
      showsMetrics,
      showsMetrics,
    ])
  }
})

it('goes on answering where the records were taken away, and says so', async () => {
  const { start, health, serving } = await healthy()
  await start()
  const [home] = serving.homes
  if (!home) throw new Error('no home')
  const at = '2025-03-05T08:00:00.000Z'
  home.state = { mishap: async () => ({ what: 'detached', at, cause: '/s/state.db' }) }
  expect(await health()).toMatchObject({
    ...{ code: 200, status: 'ok' },
    notices: [
      {
        kind: 'records_detached',
        message: expect.stringMatching(/^状态数据库 state\.db 自 2025.*还没能重建[^/]*$/),
      },
    ],
  })
  home.state = { mishap: async () => ({ what: 'restored', at }) }
  expect(await health()).toMatchObject({
    ...{ code: 200, status: 'ok' },
    notices: [{ message: expect.stringContaining('记录都在') }],
  })
  home.state = { mishap: async () => ({ what: 'damaged', at }) }
  expect(await health()).toMatchObject({
    ...{ code: 200, status: 'ok' },
    notices: [{ kind: 'records_damaged', message: expect.stringContaining('移到一旁') }],
  })
  home.state = { mishap: async () => null }
  expect(await health()).toMatchObject({ notices: [] })
})

it('counts and logs what breaks the contract of quotes, by ids and without what was asked', async () => {
  const violations = [
    { kind: 'quote_not_in_article', articleId: 'museum.md' },
    { kind: 'number_in_no_quote', articleId: null },
  ] as const
  const { start, figure, server, service, log } = await healthy((_, options) => {
    options.onBreach?.({ of: 'answer', violations, indexVersion: 'v1' })
    return noEvidence()
  })
  service.breaches.push({ of: 'check', violations: [violations[0]], indexVersion: 'v1' })
  await start()
  const counted = (of: string, kind: string) =>
    figure(`youju_contract_breaches_total{of="${of}",kind="${kind}"}`)
  expect(await counted('answer', 'quote_not_in_article')).toBe(0)
  await server.interaction(ask).answered
  await server.interaction({ command: 'check', options: { claim: '新馆面积3万平方米。' } }).answered
  expect(await counted('answer', 'quote_not_in_article')).toBe(1)
  expect(await counted('answer', 'number_in_no_quote')).toBe(1)
  expect(await counted('check', 'quote_not_in_article')).toBe(1)
  const logged = log.entries.filter(({ text }) => text === '有内容不合引文约定，没有给出')
  expect(logged.map(({ level, fields }) => [level, fields])).toEqual([
    ['error', { given: expect.any(String), of: 'answer', violations, indexVersion: 'v1' }],
    [
      'error',
      { given: expect.any(String), of: 'check', violations: [violations[0]], indexVersion: 'v1' },
    ],
  ])
  const above = log.entries.filter(({ level }) => level !== 'debug')
  expect(JSON.stringify(above)).not.toMatch(/新馆/)
})
