import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../support/web-browser.js'
import { type LoginDesk, loginDesk } from './login-desk.js'
import { COOKIE, isIn, memberOf, onTheWay, refused } from './people.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let shared: LoginDesk
beforeAll(async () => {
  shared = await loginDesk({ isShared: true })
})
afterAll(() => shared.close())

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
