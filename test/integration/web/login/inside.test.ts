import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser, type Opened, tokenIn } from '../../../support/web-browser.js'
import { type LoginDesk, loginDesk } from './login-desk.js'
import { COOKIE, isIn, memberOf, moderatorOf, onTheWay, refused } from './people.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let shared: LoginDesk
beforeAll(async () => {
  shared = await loginDesk({ isShared: true })
})
afterAll(() => shared.close())

describe('where there are several homes', () => {
  const twoHomes = async () => {
    const desk = await loginDesk({ homes: ['甲报', '乙报'] })
    const [first = '', second = ''] = desk.homes.map(({ server }) => server ?? '')
    return { desk, first, second }
  }

  test('a member of one chooses no other, and their session is worth nothing there', async () => {
    const { desk, first, second } = await twoHomes()
    const page = desk.browser()
    await desk.logIn(page, desk.discord.person({ guilds: [first] }))
    const chosen = await page.send('/account', '/account/home', { home: second })
    refused(chosen, 403)
    const cookie = page.cookies.get(COOKIE) ?? ''
    page.cookies.set(COOKIE, cookie.replace(first, second))
    expect(await isIn(page)).toBe(false)
    page.cookies.set(COOKIE, cookie.replace(first, '0'))
    expect(await isIn(page)).toBe(false)
  })

  test('who moderates one moderates no other', async () => {
    const { desk, first, second } = await twoHomes()
    const user = desk.discord.person({ guilds: [first, second], roles: ['91'] })
    const [, other] = desk.homes
    if (desk.homes[0]) desk.homes[0].moderatorRoles = ['91']
    if (other) other.moderatorRoles = ['92']
    const page = desk.browser()
    await desk.logIn(page, user)
    expect((await page.open('/account')).html).toContain('作为管理员')
    await page.send('/account', '/account/home', { home: second })
    expect((await page.open('/account')).html).not.toContain('作为管理员')
    expect((await page.open('/moderate')).status).not.toBe(200)
  })
})

describe('no form is taken', () => {
  const stillIn = async (page: Browser, sent: Opened, status = 403) => {
    expect(sent.status).toBe(status)
    expect(await isIn(page)).toBe(true)
  }
  const own = { 'sec-fetch-site': 'same-origin' }

  test('from another origin, even with the token', async () => {
    const desk = shared
    const page = await memberOf(desk)
    const from: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
      {},
      { origin: `${page.url}.evil.example` },
    ]
    for (const headers of from) {
      await stillIn(page, await page.send('/account', '/logout', {}, headers))
    }
  })

  test('without the token, or with that of another session', async () => {
    const desk = shared
    const page = await memberOf(desk)
    await stillIn(page, await page.post('/logout', {}, own))
    await stillIn(page, await page.post('/logout', { token: '' }, own))
    const others = await memberOf(desk)
    const token = tokenIn((await others.open('/account')).html) ?? ''
    await stillIn(page, await page.post('/logout', { token }, own))
    // A page that was opened before the owner logged in anew is out of date.
    const before = tokenIn((await page.open('/account')).html) ?? ''
    await desk.logIn(page, desk.discord.person())
    await stillIn(page, await page.post('/logout', { token: before }, own))
    await stillIn(page, await page.post(`/logout?token=${before}`, {}, own))
  })

  test('by GET, by a method that is said to be meant, or with a type that hides that it is a form', async () => {
    const desk = shared
    const page = await memberOf(desk)
    const token = tokenIn((await page.open('/account')).html) ?? ''
    await stillIn(page, await page.open('/logout'), 404)
    await stillIn(page, await page.open(`/logout?_method=POST&token=${token}`), 404)
    const headers = { 'x-http-method-override': 'POST' }
    await stillIn(page, await page.open('/logout', { headers }), 404)
    const cross = { origin: 'https://evil.example' }
    const plain = { ...cross, 'content-type': 'text/plain' }
    const body = `token=${token}`
    await stillIn(page, await page.open('/logout', { method: 'POST', headers: plain, body }))
    await stillIn(page, await page.open('/logout', { method: 'POST', headers: cross }))
    const odd = { ...cross, 'content-type': ' Text/Plain;charset=utf-8' }
    await stillIn(page, await page.open('/logout', { method: 'POST', headers: odd, body }))
    for (const type of ['application/json', 'application/octet-stream', 'image/png']) {
      const sent = { ...own, 'content-type': type }
      await stillIn(page, await page.open('/logout', { method: 'POST', headers: sent, body: '{}' }))
    }
  })

  test('that is larger than any of ours', async () => {
    const page = await memberOf(shared)
    const sent = await page.send('/account', '/logout', { more: 'x'.repeat(70_000) })
    await stillIn(page, sent)
    expect(sent.html).toContain('太大')
  })
})

test('a role that was taken away is gone before the next thing that is done, and from each page within the hour', async () => {
  const desk = await loginDesk()
  const { page, user } = await moderatorOf(desk)
  expect((await page.open('/account')).html).toContain('作为管理员')
  user.roles = []
  desk.clock.now += MINUTE
  await page.send('/account', '/account/home', { home: '0' })
  expect((await page.open('/account')).html).not.toContain('作为管理员')
  const { page: reader, user: another } = await moderatorOf(desk)
  another.roles = []
  desk.clock.now += HOUR
  expect((await reader.open('/account')).html).not.toContain('作为管理员')
})

test('no page can be framed, kept by a cache, or told where its reader came from', async () => {
  const desk = shared
  const page = await memberOf(desk)
  for (const path of [
    '/account',
    '/login',
    '/login/discord',
    '/login/done',
    '/logout',
    '/nowhere',
  ]) {
    const { headers } = await page.open(path)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('vary')).toContain('cookie')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('no page repeats what was sent as markup', async () => {
  const desk = shared
  const page = await memberOf(desk)
  const script = '<script>alert(1)</script>'
  const sent = encodeURIComponent(script)
  for (const path of [
    `/login/done?error=${sent}&error_description=${sent}&state=${sent}`,
    `/login/done?code=${sent}`,
    `/login?next=/${sent}`,
    `/account?next=/${sent}`,
    `/${sent}`,
    `/nowhere?lang=${sent}`,
  ]) {
    expect((await page.open(path)).html).not.toContain('<script>alert')
    expect((await desk.browser().open(path)).html).not.toContain('<script>alert')
  }
})

test('neither log nor database holds a code, a secret, a cookie or a verifier', async () => {
  const desk = await loginDesk()
  const { page, back } = await onTheWay(desk)
  const attempt = page.cookies.get('youju-login') ?? ''
  await desk.comeBack(page, back)
  const session = page.cookies.get(COOKIE) ?? ''
  const token = tokenIn((await page.open('/account')).html) ?? ''
  const sent = desk.discord.requests.filter(({ path }) => path.startsWith('/oauth2/token'))
  expect(sent).toHaveLength(2)
  const end = desk.discord.fail({ method: 'POST', path: /oauth2/, status: 500 })
  const failed = await onTheWay(desk)
  expect((await desk.comeBack(failed.page, failed.back)).status).toBe(503)
  end()
  desk.discord.fail({ method: 'GET', path: /members/, hangUp: true })
  desk.clock.now += HOUR
  await page.open('/account')
  const { token: bots, oauth } = desk.discord.state
  const [state = '', verifier = ''] = attempt.split('.')
  const secrets = [state, verifier, session.split('.')[1] ?? '', token, bots, oauth.clientSecret]
  secrets.push(back.searchParams.get('code') ?? '', failed.back.searchParams.get('code') ?? '')
  const { filesHolding } = await import('../../../support/state/raw-bytes.js')
  expect(desk.log.length).toBeGreaterThan(2)
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10)
    expect(desk.log.join('\n')).not.toContain(secret)
    expect(filesHolding(desk.on[0]?.stateDir ?? '', secret)).toEqual([])
  }
})

test('an id of a session lasts no guessing: it has 256 bits that are never the same', async () => {
  const { newSecret } = await import('../../../../src/web/login/sessions.js')
  const many = new Set(Array.from({ length: 1000 }, newSecret))
  expect(many.size).toBe(1000)
  for (const each of many) expect(Buffer.from(each, 'base64url')).toHaveLength(32)
})

test('where nobody can log in there is no way to', async () => {
  const desk = await loginDesk()
  const page = new Browser(desk.browser().url)
  expect((await page.open('/login')).status).toBe(200)
  const { webOnNews } = await import('../web-on-news.js')
  const closed = await webOnNews()
  for (const path of ['/login', '/login/discord', '/login/done', '/account', '/logout']) {
    expect((await closed.get(path)).status).toBe(404)
  }
})
