import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser, type Opened, tokenIn } from '../../../support/web-browser.js'
import { type LoginDesk, loginDesk } from './login-desk.js'

const MANAGE_SERVER = 1n << 5n
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const COOKIE = 'youju-session'

let shared: LoginDesk
beforeAll(async () => {
  shared = await loginDesk({ isShared: true })
})
afterAll(() => shared.close())

/** Whether somebody is logged in with the cookies that a browser has. */
const isIn = async (page: Browser) => (await page.open('/account')).status === 200

/** A browser of a member who is logged in. */
async function memberOf(desk: LoginDesk): Promise<Browser> {
  const page = desk.browser()
  await desk.logIn(page, desk.discord.person())
  expect(await isIn(page)).toBe(true)
  return page
}

/** A browser of a moderator who is logged in, and the role that makes them one. */
async function moderatorOf(desk: LoginDesk) {
  const user = desk.discord.person({ roles: ['90'] })
  desk.discord.state.rolePermissions.set('90', MANAGE_SERVER)
  const page = desk.browser()
  await desk.logIn(page, user)
  return { page, user }
}

/** The way back from Discord of somebody who agreed, in a browser that is on its way. */
async function onTheWay(desk: LoginDesk, next?: string) {
  const page = desk.browser()
  const member = desk.discord.person()
  return { page, member, back: desk.discord.agree(await desk.begin(page, next), member) }
}

const refused = (opened: Opened, status: number) => {
  expect(opened.status).toBe(status)
  expect(opened.headers.getSetCookie().join()).not.toContain(COOKIE)
}

/** Each tries to get in; the browser that it returns must be outside. */
const waysIn: [string, (desk: LoginDesk) => Promise<Browser>][] = [
  [
    'comes back without the state',
    async (desk) => {
      const { page, back } = await onTheWay(desk)
      back.searchParams.delete('state')
      refused(await desk.comeBack(page, back), 400)
      return page
    },
  ],
  [
    'comes back with another state',
    async (desk) => {
      const { page, back } = await onTheWay(desk)
      back.searchParams.set('state', 'A'.repeat(43))
      refused(await desk.comeBack(page, back), 400)
      return page
    },
  ],
  [
    'leads another browser back, so that its owner would act as the attacker',
    async (desk) => {
      const { back } = await onTheWay(desk)
      const victim = desk.browser()
      refused(await desk.comeBack(victim, back), 400)
      const alsoOnItsWay = desk.browser()
      await desk.begin(alsoOnItsWay)
      refused(await desk.comeBack(alsoOnItsWay, back), 400)
      return alsoOnItsWay
    },
  ],
  [
    'uses a code twice',
    async (desk) => {
      const { page, back } = await onTheWay(desk)
      const attempt = new Map(page.cookies)
      await desk.comeBack(page, back)
      const again = desk.browser()
      for (const [name, value] of attempt) again.cookies.set(name, value)
      refused(await desk.comeBack(again, back), 400)
      return again
    },
  ],
  [
    'brings a code that was given for another attempt, whose verifier is not known here',
    async (desk) => {
      const { back: stolen } = await onTheWay(desk)
      const { page, back } = await onTheWay(desk)
      back.searchParams.set('code', stolen.searchParams.get('code') ?? '')
      refused(await desk.comeBack(page, back), 400)
      return page
    },
  ],
  [
    'brings an attempt without a verifier',
    async (desk) => {
      const { page, back } = await onTheWay(desk)
      const [state] = (page.cookies.get('youju-login') ?? '').split('.')
      page.cookies.set('youju-login', `${state}..`)
      refused(await desk.comeBack(page, back), 400)
      return page
    },
  ],
  [
    'makes up a code',
    async (desk) => {
      const { page, back } = await onTheWay(desk)
      back.searchParams.set('code', 'made-up')
      refused(await desk.comeBack(page, back), 400)
      return page
    },
  ],
  [
    'sends a code of a size that no code has',
    async (desk) => {
      const { page, back } = await onTheWay(desk)
      back.searchParams.set('code', 'a'.repeat(5000))
      refused(await desk.comeBack(page, back), 400)
      return page
    },
  ],
  [
    'did not agree',
    async (desk) => {
      const page = desk.browser()
      const there = await desk.begin(page)
      refused(
        await desk.comeBack(page, desk.discord.agree(there, desk.discord.person(), false)),
        400,
      )
      return page
    },
  ],
  [
    'is on no server',
    async (desk) => {
      const page = desk.browser()
      refused(await desk.logIn(page, desk.discord.person({ guilds: [] })), 403)
      return page
    },
  ],
  [
    'is on a server that is not that of the settings',
    async (desk) => {
      const { guildId } = desk.discord.addGuild('别处')
      const page = desk.browser()
      refused(await desk.logIn(page, desk.discord.person({ guilds: [guildId] })), 403)
      return page
    },
  ],
  [
    'has not agreed to the rules of the server',
    async (desk) => {
      const page = desk.browser()
      refused(await desk.logIn(page, desk.discord.person({ pending: true })), 403)
      return page
    },
  ],
  [
    'plants a session before somebody logs in',
    async (desk) => {
      const attacker = await memberOf(desk)
      const planted = attacker.cookies.get(COOKIE) ?? ''
      const victim = desk.browser()
      victim.cookies.set(COOKIE, planted)
      await desk.logIn(victim, desk.discord.person())
      expect(victim.cookies.get(COOKIE)).not.toBe(planted)
      return attacker
    },
  ],
  [
    'uses a cookie after its owner logged out',
    async (desk) => {
      const owner = await memberOf(desk)
      const thief = desk.browser()
      thief.cookies.set(COOKIE, owner.cookies.get(COOKIE) ?? '')
      await owner.send('/account', '/logout')
      return thief
    },
  ],
  [
    'uses a cookie after its owner logged out in all browsers, from another one',
    async (desk) => {
      const owner = desk.discord.person()
      const [first, second] = [desk.browser(), desk.browser()]
      await desk.logIn(first, owner)
      await desk.logIn(second, owner)
      await second.send('/account', '/logout/everywhere')
      return first
    },
  ],
  [
    'comes after twelve hours without a page',
    async (desk) => {
      const page = await memberOf(desk)
      desk.clock.now += 12 * HOUR
      return page
    },
  ],
  [
    'keeps a session alive beyond seven days',
    async (desk) => {
      const page = await memberOf(desk)
      for (let i = 0; i < 14; i++) {
        desk.clock.now += 12 * HOUR - MINUTE
        await page.open('/account')
      }
      desk.clock.now += HOUR
      return page
    },
  ],
  [
    'alters the id of a session',
    async (desk) => {
      const page = await memberOf(desk)
      const cookie = page.cookies.get(COOKIE) ?? ''
      page.cookies.set(COOKIE, `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'E' : 'A'}`)
      return page
    },
  ],
  [
    'sends what is stored in the database in place of the id',
    async (desk) => {
      const page = await memberOf(desk)
      const { hashOf } = await import('../../../../src/web/login/sessions.js')
      const secret = page.cookies.get(COOKIE)?.split('.')[1] ?? ''
      page.cookies.set(COOKIE, `0.${hashOf(secret)}`)
      return page
    },
  ],
  [
    'sends an id that is no id',
    async (desk) => {
      const page = desk.browser()
      for (const cookie of ['', '0.', '0', "0.' or 1=1 --", `0.${'A'.repeat(4000)}`]) {
        page.cookies.set(COOKIE, cookie)
        expect(await isIn(page)).toBe(false)
      }
      return page
    },
  ],
  [
    'plants a second cookie from a neighbouring host',
    async (desk) => {
      const page = desk.browser()
      const [mine, planted] = [await memberOf(desk), await memberOf(desk)]
      const both = [mine, planted].map(({ cookies }) => `${COOKIE}=${cookies.get(COOKIE)}`)
      const opened = await page.open('/account', { headers: { cookie: both.join('; ') } })
      expect(opened.status).toBe(303)
      return page
    },
  ],
  [
    'has left the server meanwhile',
    async (desk) => {
      const member = desk.discord.person()
      const page = desk.browser()
      await desk.logIn(page, member)
      member.guilds = []
      desk.clock.now += HOUR
      return page
    },
  ],
]

describe('nobody gets in who', () => {
  test.each(waysIn)('%s', async (_, attempt) => {
    expect(await isIn(await attempt(shared))).toBe(false)
  })
})

test.each([
  ['another host', '//evil.example/x'],
  ['another host behind a backslash', '/\\evil.example'],
  ['another host behind two backslashes', '\\\\evil.example'],
  ['another host without slashes', 'https:evil.example'],
  ['a whole address', 'https://evil.example/'],
  ['a script', 'javascript:alert(1)'],
  ['another host behind a step that is resolved', '/.//evil.example'],
  ['another host behind a step up', '/a/..//evil.example'],
  ['another host behind a tab', '/\t/evil.example'],
  ['another host behind a line end', '/\n/evil.example'],
  ['a second header', '/x\r\nset-cookie: a=b'],
  ['data', 'data:text/html,x'],
])('the way back leads to no page of others: %s', async (_, next) => {
  const desk = shared
  const page = desk.browser()
  const back = await desk.logIn(page, desk.discord.person(), next)
  const to = new URL(back.location ?? '', 'https://own.example/login/done')
  expect(back.status).toBe(303)
  expect(to.origin).toBe('https://own.example')
  expect(back.headers.get('set-cookie')).not.toContain('a=b')
  // Nor does one that the browser held and somebody altered.
  const held = await desk.begin(page)
  const [state, verifier] = (page.cookies.get('youju-login') ?? '').split('.')
  const altered = Buffer.from(next).toString('base64url')
  page.cookies.set('youju-login', `${state}.${verifier}.${altered}`)
  const again = await desk.comeBack(page, desk.discord.agree(held, desk.discord.person()))
  expect(new URL(again.location ?? '', 'https://own.example/').origin).toBe('https://own.example')
})

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
