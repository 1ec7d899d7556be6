import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../../src/app.js'
import { tokenScopes } from '../../../src/domain/index.js'
import { signLink } from '../../../src/links/article-link.js'
import type { WebHome } from '../../../src/web/index.js'
import type { Browser } from '../../support/web-browser.js'
import { type LoginDesk, loginDesk } from './login/login-desk.js'

const names = ['甲报', '乙报'] as const
/** What only one home has; no request holds it. */
const own = [/琥珀|18亿元/, /翡翠|21亿元/] as const
const files = [
  {
    'bridge.md': '# 云岭大桥通车\n\n云岭大桥总投资18亿元，全长3260米，桥身是琥珀色。\n',
    'only-a.md': '# 琥珀展开幕\n\n云岭大桥旁的琥珀展今天开幕，展出琥珀300件。\n',
  },
  {
    'bridge.md': '# 云岭大桥通车\n\n云岭大桥总投资21亿元，全长3260米，桥身是翡翠色。\n',
    'only-b.md': '# 翡翠展开幕\n\n云岭大桥旁的翡翠展今天开幕，展出翡翠300件。\n',
  },
] as const
const about = '云岭大桥总投资多少？'
const claim = '云岭大桥总投资19亿元。'

interface Side {
  home: WebHome
  member: Browser
  token: string
  link: string
  answer: string
}

let desk: LoginDesk
let sides: Side[]
let both: Browser
beforeAll(async () => {
  desk = await loginDesk({
    ...{ homes: names, isShared: true },
    filesOf: (name) => files[name === '甲报' ? 0 : 1],
  })
  sides = []
  for (const home of desk.homes) {
    const app = home.service as App
    await app.ingest()
    const { text: token } = await app.addToken({
      name: 't',
      scopes: tokenScopes,
      days: 1,
      user: 'cli',
    })
    const member = desk.browser()
    await desk.logIn(member, desk.discord.person({ guilds: [home.server ?? ''] }))
    const { html } = await member.open(`/ask?${new URLSearchParams({ q: about })}`)
    const [, answer = ''] = /href="\/answers\/([^"]+)"/.exec(html) ?? []
    const { answer: given } = await app.ask({ question: about })
    const [citation] = given.citations
    const state = await app.state()
    const key = Buffer.from(await state.key('links'), 'base64url')
    if (!citation) throw new Error('no citation')
    sides.push({ home, member, token, answer, link: `/a/${signLink(citation, key, null)}` })
  }
  both = desk.browser()
  await desk.logIn(
    both,
    desk.discord.person({ guilds: desk.homes.map(({ server }) => server ?? '') }),
  )
})
afterAll(() => desk.close())

const side = (i: number): Side => {
  const found = sides[i]
  if (!found) throw new Error('no side')
  return found
}
const json = (body: object) => ({ method: 'POST', body: JSON.stringify(body) })
const call = (name: string, given: object) =>
  json({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } })

/** Requests that may hold ids of either home. */
const pages = ({ answer }: Side, id: string) => [
  `/article?id=${id}`,
  `/answers/${answer}`,
  `/ask?${new URLSearchParams({ q: about })}`,
  `/ask?${new URLSearchParams({ q: '它有多长？', after: answer })}`,
  `/check?${new URLSearchParams({ q: claim })}`,
  '/corpus',
  '/corpus?q=%E5%A4%A7%E6%A1%A5',
  '/corpus/left-out',
  '/account',
  '/moderate',
]
const calls = ({ answer }: Side, id: string): [string, RequestInit][] => [
  ['/api/v1/articles', {}],
  [`/api/v1/articles/${id}`, {}],
  [`/api/v1/answers/${answer}`, {}],
  ['/api/v1/search?query=%E5%A4%A7%E6%A1%A5', {}],
  ['/api/v1/ask', json({ question: about })],
  [
    '/api/v1/ask',
    json({ question: '它有多长？', history: [{ question: about, answer: '…', cited: [id] }] }),
  ],
  ['/api/v1/check', json({ claim })],
  ['/v1/chat/completions', json({ messages: [{ role: 'user', content: about }] })],
  ['/mcp', call('read_article', { id })],
  ['/mcp', call('ask', { question: about })],
  ['/mcp', call('search', { query: '大桥' })],
  [
    '/mcp',
    json({
      jsonrpc: '2.0',
      id: 1,
      method: 'resources/read',
      params: { uri: `youju://articles/${id}` },
    }),
  ],
  ['/mcp', json({ jsonrpc: '2.0', id: 1, method: 'resources/list' })],
]
const programHeaders = (token: string) => ({
  ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  accept: 'application/json, text/event-stream',
})

test('nothing of one home reaches another, whatever ids and keys a request holds', async () => {
  const shown = [0, 0]
  const wish = fc.record({
    who: fc.constantFrom(0, 1),
    of: fc.constantFrom(0, 1),
    as: fc.constantFrom('member', 'token', 'token and cookie', 'cookie of another'),
    id: fc.constantFrom('bridge.md', 'only-a.md', 'only-b.md'),
    n: fc.nat({ max: 99 }),
  })
  await fc.assert(
    fc.asyncProperty(wish, async ({ who, of, as, id, n }) => {
      // Nobody is too fast, so that each request is answered.
      desk.clock.now += 60_000
      const { member, token, home } = side(who)
      const cookie = `youju-session=${member.cookies.get('youju-session')}`
      let html: string
      if (as === 'member') {
        const all = pages(side(of), id)
        html = (await member.open(all[n % all.length] ?? '')).html
      } else if (as === 'cookie of another') {
        const all = pages(side(of), id)
        const server = side(1 - who).home.server ?? ''
        const headers = { cookie: cookie.replace(home.server ?? '', server) }
        html = (await desk.browser().open(all[n % all.length] ?? '', { headers })).html
        expect(html).not.toMatch(own[who])
      } else {
        const [path, init] = calls(side(of), id)[n % 13] ?? ['', {}]
        const other = side(1 - who).member.cookies.get('youju-session')
        const also = as === 'token' ? {} : { cookie: `youju-session=${other}` }
        const headers = { ...programHeaders(token), ...also }
        html = (await desk.browser().open(path, { ...init, headers })).html
      }
      expect(html).not.toMatch(own[1 - who] ?? /^/)
      if (own[who]?.test(html)) shown[who] = (shown[who] ?? 0) + 1
    }),
    { numRuns: 200 },
  )
  // They were answered, each from their own.
  for (const count of shown) expect(count).toBeGreaterThan(20)
})

test('a link opens its article whoever is logged in elsewhere, and leads no further', async () => {
  for (const [i, { link }] of sides.entries()) {
    for (const page of [side(i).member, side(1 - i).member, both, desk.browser()]) {
      const { status, html } = await page.open(link)
      expect(status).toBe(200)
      expect(html).toMatch(own[i] ?? /^$/)
      expect(html).not.toMatch(own[1 - i] ?? /^/)
    }
    const altered = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`
    expect((await side(i).member.open(altered)).status).toBe(403)
  }
})

test('a home that is broken keeps no link and no token of another from opening it', async () => {
  const [first] = desk.homes
  if (!first) throw new Error('no home')
  const { service } = first
  const broken = async () => {
    throw new Error('broken')
  }
  first.service = { ...service, openLink: broken, tokenOf: broken }
  try {
    const { link, token, member } = side(1)
    expect((await member.open(link)).status).toBe(200)
    const headers = programHeaders(token)
    expect((await member.open('/api/v1/articles', { headers })).status).toBe(200)
    const ofBroken = programHeaders(side(0).token)
    expect((await member.open('/api/v1/articles', { headers: ofBroken })).status).toBe(500)
  } finally {
    first.service = service
  }
})

test('who is on both changes between them without logging in again', async () => {
  const asked = `/ask?${new URLSearchParams({ q: about })}`
  for (const i of [1, 0, 1]) {
    const home = side(i).home.server ?? ''
    expect((await both.send('/account', '/account/home', { home, next: asked })).location).toBe(
      asked,
    )
    const { html, location } = await both.open(asked)
    const page = location === null ? html : (await both.open(location)).html
    expect(page).toMatch(own[i] ?? /^$/)
    expect(page).not.toMatch(own[1 - i] ?? /^/)
    // An answer of the other is not there, and it is said where it may be.
    const path = `/answers/${side(1 - i).answer}`
    const missing = await both.open(path)
    expect(missing.status).toBe(404)
    const there = `/account?${new URLSearchParams({ next: path })}`
    expect(missing.html).toContain(`href="${there.replaceAll('&', '&amp;')}"`)
  }
  // Who is on one alone finds it in the account, where there is nothing to choose.
  expect((await side(0).member.open('/account')).html).not.toContain('name="home"')
})

test('an assistant reads the home of its token', async () => {
  for (const [i, { token }] of sides.entries()) {
    const client = new Client({ name: 'test', version: '1' })
    const requestInit = { headers: { authorization: `Bearer ${token}` } }
    const at = new URL(`${side(0).member.url}/mcp`)
    // The SDK's own types disagree under exactOptionalPropertyTypes.
    await client.connect(new StreamableHTTPClientTransport(at, { requestInit }) as Transport)
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri).sort()).toEqual(
      Object.keys(files[i] ?? {}).map((id) => `youju://articles/${id}`),
    )
    await client.close()
  }
})
