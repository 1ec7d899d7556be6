import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Gate, standardLimits } from '../../../../src/web/access/gate.js'
import { apiApp } from '../../../../src/web/api/index.js'
import { initialize, mcpHeaders, statusOf } from './any-host.js'
import { type ApiOnNews, apiOnNews } from './api-on-news.js'

/** Served once, for all tests. */
let ofGuests: ApiOnNews
let ofTokens: ApiOnNews
const ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  const whenOver = (close: () => Promise<void>) => void ends.push(close)
  ofGuests = await apiOnNews({ isOpen: true, whenOver })
  ofTokens = await apiOnNews({ whenOver })
})
afterAll(() => Promise.all(ends.map((end) => end())))

describe('a token', () => {
  test.each([
    ['none', undefined],
    ['one made up', `youju_${'A'.repeat(43)}`],
    ['an empty one', ''],
    ['SQL', "youju_'or'1'='1"],
    ['its name', '测试'],
  ])('is needed: %s', async (_, token) => {
    const { send } = ofTokens
    const headers: Record<string, string> =
      token === undefined ? {} : { authorization: `Bearer ${encodeURI(token)}` }
    for (const path of ['/api/v1/articles', '/v1/models', '/api/v1/answers/x']) {
      expect((await send(path, { headers })).status).toBe(401)
    }
    const mcp = await send('/mcp', { json: initialize, headers: { ...headers, ...mcpHeaders } })
    expect(mcp.status).toBe(401)
  })

  test('is refused when it was altered, sent otherwise, withdrawn, or is out of date', async () => {
    const { app, send, token } = ofTokens
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
    const { send, token } = ofTokens
    const others = (['ask', 'check', 'search', 'articles'] as const).filter(
      (each) => each !== scope,
    )
    const { text } = await token(others)
    const refused = await send(path, { token: text, ...(json ? { json } : {}) })
    expect(refused.status).toBe(403)
    expect((refused.body.error ?? refused.body).code).toBe('scope_missing')
  })

  test('of another home opens that home alone', async () => {
    const { context, send, token } = ofTokens
    const other = await apiOnNews({
      files: { 'harbour.md': '# 港口\n\n云台港昨天开港，投资7亿元。\n' },
    })
    const { text } = await other.token()
    expect((await send('/api/v1/articles', { token: text })).status).toBe(401)
    // Both homes served by one process.
    const homes = [...context.homes, ...other.context.homes]
    const gate = new Gate(standardLimits, Date.now)
    const both = apiApp({ ...context, homes }, gate)
    const get = async (path: string, own: string) => {
      const headers = { authorization: `Bearer ${own}` }
      return both.request(path, { headers }, { locale: 'en' })
    }
    expect((await get('/api/v1/articles/harbour.md', text)).status).toBe(200)
    expect((await get('/api/v1/articles/bridge.md', text)).status).toBe(404)
    const { text: first } = await token()
    expect((await get('/api/v1/articles/harbour.md', first)).status).toBe(404)
    // And nobody is a guest where it is not clear of which home.
    const open = apiApp({ ...context, homes, settings: { publicUrl: null, isOpen: true } }, gate)
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
    const { url } = ofGuests
    expect(await statusOf(`${url}/mcp`, headers)).toBe(403)
  })

  test.each([[{}], [{ host: 'localhost:99' }], [{ host: '[::1]:99' }]])(
    'is none: %j',
    async (headers) => {
      const { url } = ofGuests
      expect(await statusOf(`${url}/mcp`, headers)).toBe(200)
    },
  )
})
