import { request as plainRequest } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standardApiLimits } from '../../../../src/web/api/access/limits.js'
import { apiApp } from '../../../../src/web/api/index.js'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { type ApiOnNews, apiOnNews } from './api-on-news.js'

const initialize = {
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: {
    ...{ protocolVersion: '2025-06-18', capabilities: {} },
    clientInfo: { name: 'test', version: '1' },
  },
}
const mcpHeaders = { accept: 'application/json, text/event-stream' }

describe('a token', () => {
  test.each([
    ['none', undefined],
    ['one made up', `youju_${'A'.repeat(43)}`],
    ['an empty one', ''],
    ['SQL', "youju_'or'1'='1"],
    ['its name', '测试'],
  ])('is needed: %s', async (_, token) => {
    const { send } = await closed()
    const headers: Record<string, string> =
      token === undefined ? {} : { authorization: `Bearer ${encodeURI(token)}` }
    for (const path of ['/api/v1/articles', '/v1/models', '/api/v1/answers/x']) {
      expect((await send(path, { headers })).status).toBe(401)
    }
    const mcp = await send('/mcp', { json: initialize, headers: { ...headers, ...mcpHeaders } })
    expect(mcp.status).toBe(401)
  })

  test('is refused when it was altered, sent otherwise, withdrawn, or is out of date', async () => {
    const { app, send, token } = await closed()
    const { text, id } = await token()
    const get = (authorization: string) => send('/api/v1/articles', { headers: { authorization } })
    expect((await get(`Bearer ${text}`)).status).toBe(200)
    expect((await get(`bearer  ${text}`)).status).toBe(200)
    const last = text.at(-1) === 'A' ? 'B' : 'A'
    for (const wrong of [
      `Bearer ${text.slice(0, -1)}${last}`,
      `Basic ${text}`,
      text,
      `Bearer ${text} x`,
    ]) {
      expect((await get(wrong)).status).toBe(401)
    }
    expect((await send(`/api/v1/articles?token=${text}`)).status).toBe(401)
    await app.withdrawToken(id)
    expect((await get(`Bearer ${text}`)).body.detail).toContain('已经作废')
    const old = await token(['articles'], 0)
    expect((await get(`Bearer ${old.text}`)).body.detail).toContain('已经过期')
  })

  test.each([
    ['ask', '/api/v1/ask', { question: '问' }],
    ['ask', '/v1/chat/completions', { messages: [{ role: 'user', content: '问' }] }],
    ['ask', '/v1/models', undefined],
    ['ask', '/api/v1/answers/0123456789', undefined],
    ['check', '/api/v1/check', { claim: '桥通车。' }],
    ['search', '/api/v1/search?query=a', undefined],
    ['articles', '/api/v1/articles', undefined],
    ['articles', '/api/v1/articles/bridge.md', undefined],
  ] as const)('without the scope %s does not open %s', async (scope, path, json) => {
    const { send, token } = await closed()
    const others = (['ask', 'check', 'search', 'articles'] as const).filter(
      (each) => each !== scope,
    )
    const { text } = await token(others)
    const refused = await send(path, { token: text, ...(json ? { json } : {}) })
    expect(refused.status).toBe(403)
    expect((refused.body.error ?? refused.body).code).toBe('scope_missing')
  })

  test('of another home opens that home alone', async () => {
    const { context, send, token } = await closed()
    const other = await apiOnNews({
      files: { 'harbour.md': '# 港口\n\n云台港昨天开港，投资7亿元。\n' },
    })
    const { text } = await other.token()
    expect((await send('/api/v1/articles', { token: text })).status).toBe(401)
    // Both homes served by one process.
    const homes = [...context.homes, ...other.context.homes]
    const both = apiApp({ ...context, homes })
    const get = async (path: string, own: string) => {
      const headers = { authorization: `Bearer ${own}` }
      return both.request(path, { headers }, { locale: 'en' })
    }
    expect((await get('/api/v1/articles/harbour.md', text)).status).toBe(200)
    expect((await get('/api/v1/articles/bridge.md', text)).status).toBe(404)
    const { text: first } = await token()
    expect((await get('/api/v1/articles/harbour.md', first)).status).toBe(404)
    // And nobody is a guest where it is not clear of which home.
    const open = apiApp({ ...context, homes, settings: { publicUrl: null, isOpen: true } })
    expect((await open.request('/api/v1/articles', {}, { locale: 'en' })).status).toBe(401)
  })
})

describe('a page elsewhere', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost.evil.example' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ host: 'evil.example', origin: 'http://evil.example' }],
    [{ host: 'evil.example' }],
    [{ host: 'localhost.evil.example' }],
    [{ host: '127.0.0.1.evil.example' }],
  ])('does not reach MCP: %j', async (headers) => {
    const { url } = await open()
    expect(await statusOf(`${url}/mcp`, headers)).toBe(403)
  })

  test.each([[{}], [{ host: 'localhost:99' }], [{ host: '[::1]:99' }]])(
    'is none: %j',
    async (headers) => {
      const { url } = await open()
      expect(await statusOf(`${url}/mcp`, headers)).toBe(200)
    },
  )
})

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
    const { send } = await open()
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
    const { send, errors } = await open()
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
    const { url } = await open()
    const body = JSON.stringify({ question: '问'.repeat(90_000) })
    for (const path of ['/api/v1/ask', '/v1/chat/completions', '/mcp']) {
      expect(await statusOf(url + path, {}, body)).toBe(413)
    }
  })

  test('of any JSON at all is answered or refused, and never fails', async () => {
    const { context, errors } = await open()
    const api = apiApp(context, { ...standardApiLimits, perAddress: 1e9 })
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
    const { context, token } = await closed()
    let now = Date.now()
    const limits = { ...standardApiLimits, perToken: 3, perAddress: 2 }
    const api = apiApp(context, limits, () => now)
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
    now += 60_001
    expect((await get(`Bearer ${text}`)).status).toBe(200)
  })

  test('that stay open are as many as there may be, and those who leave make room', async () => {
    const { context } = await open()
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
    const limits = { ...standardApiLimits, perAddress: 1e9, perCaller: 10, heartbeat: 1 }
    const api = apiApp({ ...context, homes: [{ ...home, service }] }, limits)
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

/** Both are served once, for all tests: what a test counts it counts with limits of its own. */
let ofGuests: ApiOnNews
let ofTokens: ApiOnNews
const ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  const whenOver = (close: () => Promise<void>) => void ends.push(close)
  ofGuests = await apiOnNews({ isOpen: true, whenOver })
  ofTokens = await apiOnNews({ whenOver })
})
afterAll(() => Promise.all(ends.map((end) => end())))
const open = async () => ofGuests
const closed = async () => ofTokens

/** A client that may name any host; fetch may not. */
function statusOf(
  address: string,
  headers: Record<string, string>,
  body = JSON.stringify(initialize),
): Promise<number> {
  return new Promise((resolve, reject) => {
    const all = { ...mcpHeaders, 'content-type': 'application/json', ...headers }
    const sent = plainRequest(
      address,
      { method: 'POST', agent: false, headers: all },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
