import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Gate, type Limits, standardLimits } from '../../../../src/web/access/gate.js'
import { apiApp } from '../../../../src/web/api/index.js'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { mcpHeaders, statusOf } from './any-host.js'
import { type ApiOnNews, apiOnNews } from './api-on-news.js'

const { perMinute } = standardLimits
const gateWith = (limits: Partial<Limits>, now: () => number = Date.now) =>
  new Gate({ ...standardLimits, ...limits }, now)

/** Served once, for all tests. */
let served: ApiOnNews
const ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  const whenOver = (close: () => Promise<void>) => void ends.push(close)
  served = await apiOnNews({ isOpen: true, whenOver })
})
afterAll(() => Promise.all(ends.map((end) => end())))

describe('a request', () => {
  test.each([
    ['../../etc/passwd'],
    ['..%2f..%2fetc%2fpasswd'],
    ['bridge.md\u0000'],
    ['/etc/passwd'],
    ['__proto__'],
    ['constructor'],
    ['bridge.md\r\nset-cookie: a=b'],
    ['<script>alert(1)</script>'],
    ['\ud83d\ude00'],
  ])('for the article %j finds nothing, and says so in a plain line', async (id) => {
    const { send } = served
    for (const path of ['articles', 'answers']) {
      const refused = await send(`/api/v1/${path}/${encodeURIComponent(id)}`)
      expect(refused.status).toBe(404)
      expect(refused.headers.get('set-cookie')).toBeNull()
      expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test.each([
    ['/api/v1/ask', 'application/json', '{"question":"问","__proto__":{"polluted":1}}'],
    [
      '/api/v1/ask',
      'application/json',
      '{"question":"问","constructor":{"prototype":{"polluted":1}}}',
    ],
    ['/api/v1/ask', 'application/json', '['.repeat(100_000)],
    ['/api/v1/ask', 'application/json', `{"question":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['/api/v1/ask', 'application/json', `${`{"a":`.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['/api/v1/ask', 'application/json', 'null'],
    ['/api/v1/ask', 'text/plain', '{"question":"问"}'],
    ['/api/v1/ask', 'application/json', '{"question":1}'],
    ['/api/v1/ask', 'application/json', JSON.stringify({ question: '问'.repeat(2001) })],
    ['/api/v1/ask', 'application/json', '{"question":"问","since":"2024-13-99"}'],
    ['/api/v1/check', 'application/json', '{"claim":""}'],
    [
      '/v1/chat/completions',
      'application/json',
      `{"messages":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ],
    [
      '/v1/chat/completions',
      'application/json',
      '{"messages":[{"role":"user","content":{"__proto__":[]}}]}',
    ],
    ['/mcp', 'application/json', '['.repeat(100_000)],
    ['/mcp', 'application/json', '{"jsonrpc":"1.0"}'],
  ])('to %s as %s is refused: %.40s', async (path, type, body) => {
    const { send, errors } = served
    const refused = await send(path, {
      body,
      headers: {
        ...mcpHeaders,
        'content-type': type,
        accept: 'application/json, text/event-stream',
      },
    })
    // As text/plain it could be the form of another site.
    expect([400, 403, 413, 415]).toContain(refused.status)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(errors).toEqual([])
  })

  test('that is too large is refused before it is read', async () => {
    const { url } = served
    const body = JSON.stringify({ question: '问'.repeat(90_000) })
    for (const path of ['/api/v1/ask', '/v1/chat/completions', '/mcp']) {
      expect(await statusOf(url + path, {}, body)).toBe(413)
    }
  })

  test('of any JSON at all is answered or refused, and never fails', async () => {
    const { context, errors } = served
    const api = apiApp(context, gateWith({ perMinute: { ...perMinute, address: 1e9 } }))
    const paths = fc.constantFrom('/api/v1/ask', '/api/v1/check', '/v1/chat/completions')
    const headers = { 'content-type': 'application/json' }
    await fc.assert(
      fc.asyncProperty(paths, fc.json(), async (path, body) => {
        const { status } = await api.request(
          path,
          { method: 'POST', body, headers },
          { locale: 'en' },
        )
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 60 },
    )
    expect(errors).toEqual([])
  })
})

describe('many requests', () => {
  test('are too many, for a token and for an address, until a minute has passed', async () => {
    const { context, token } = served
    let now = Date.now()
    const few = { perMinute: { ...perMinute, token: 3, address: 2 } }
    const api = apiApp(
      context,
      gateWith(few, () => now),
    )
    const get = async (authorization?: string) => {
      const headers: Record<string, string> = authorization ? { authorization } : {}
      return api.request('/api/v1/articles', { headers }, { locale: 'en' })
    }
    const { text } = await token()
    const statuses = []
    for (let i = 0; i < 4; i++) statuses.push((await get(`Bearer ${text}`)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const refused = await get(`Bearer ${text}`)
    expect(refused.headers.get('retry-after')).toBe('60')
    // Another token is not held up by it.
    expect((await get(`Bearer ${(await token()).text}`)).status).toBe(200)
    // Whoever tries tokens is an address.
    expect((await get('Bearer wrong')).status).toBe(401)
    expect((await get('Bearer wrong')).status).toBe(401)
    expect((await get('Bearer wrong')).status).toBe(429)
    // By way of a proxy on this machine everybody has an address of their own; from elsewhere nobody says who they are.
    const by = async (remoteAddress: string, forwarded: string) => {
      const headers = { authorization: 'Bearer wrong', 'x-forwarded-for': forwarded }
      const bindings = { locale: 'en', incoming: { socket: { remoteAddress } } }
      return (await api.request('/api/v1/articles', { headers }, bindings)).status
    }
    for (const status of [401, 401, 429]) expect(await by('127.0.0.1', '192.0.2.1')).toBe(status)
    expect(await by('127.0.0.1', '192.0.2.1, 192.0.2.2')).toBe(401)
    const from = ['192.0.2.10', '192.0.2.11', '192.0.2.12']
    const directly = await Promise.all(from.map((each) => by('203.0.113.5', each)))
    expect(directly).toEqual([401, 401, 429])
    now += 60_001
    expect((await get(`Bearer ${text}`)).status).toBe(200)
  })

  test('that stay open are as many as there may be, and those who leave make room', async () => {
    const { context } = served
    const [home] = context.homes
    if (!home) throw new Error('no home')
    let begun = 0
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const service = {
      ...home.service,
      ask: async (...asked: Parameters<typeof home.service.ask>) => {
        begun += 1
        await held
        return home.service.ask(...asked)
      },
    }
    const gate = gateWith({
      ...{ perMinute: { ...perMinute, address: 1e9 } },
      ...{ perCaller: 10, waiting: 100, heartbeat: 1 },
    })
    const api = apiApp({ ...context, homes: [{ ...home, service }] }, gate)
    const leave = new AbortController()
    const ask = (from: string) =>
      api.request(
        '/api/v1/ask',
        {
          ...{
            method: 'POST',
            signal: leave.signal,
            body: JSON.stringify({ question: aboutBridge }),
          },
          headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
        },
        { locale: 'en', incoming: { socket: { remoteAddress: from } } },
      )
    const readers = []
    const statuses: string[] = []
    for (let i = 0; i < 300; i++) {
      const reader = (await ask(`10.0.0.${i % 30}`)).body?.getReader()
      if (!reader) throw new Error('no stream')
      readers.push(reader)
      const { value } = await reader.read()
      const text = new TextDecoder().decode(value)
      statuses.push(text.startsWith(':') ? 'open' : text.includes('too_busy') ? 'busy' : text)
    }
    // Each open stream has shown a sign of life; the others were told that it is busy, and are over.
    expect(statuses.filter((status) => status === 'open')).toHaveLength(104)
    expect(statuses.filter((status) => status === 'busy')).toHaveLength(196)
    expect(begun).toBe(4)
    leave.abort()
    for (const reader of readers) await reader.cancel().catch(() => {})
    release()
    // What waited for those who left is never begun.
    const last = await api.request(
      '/api/v1/ask',
      {
        ...{ method: 'POST', body: JSON.stringify({ question: aboutBridge }) },
        headers: { 'content-type': 'application/json' },
      },
      { locale: 'en' },
    )
    expect(last.status).toBe(200)
    expect(begun).toBe(5)
  })
})
