import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hasBrowser } from '../../../support/pictures/browser.js'
import { answered, newAnswer, unanswered } from '../../../support/state/answered-examples.js'
import {
  inTurns,
  launched,
  lookedAt,
  opened,
  readers,
  watchShifts,
  weightOf,
} from '../as-readers.js'
import { type LoginDesk, loginDesk } from '../login/login-desk.js'

const own = [
  ...['/account', '/moderate', '/moderate/plan', '/moderate/add', '/moderate/remove'],
  ...['/moderate/feeds', '/moderate/history', '/moderate/remove?target=bridge.md'],
]
const figures = [
  ...['', '/answers', '/gaps', '/model', '/changes'].map((part) => `/moderate/how${part}?days=90`),
]
const DAY = 86_400_000

let desk: LoginDesk
let browser: Browser

beforeAll(async () => {
  const settings = { tokensPerDay: 150_000, timeZone: 'Asia/Shanghai' }
  desk = await loginDesk({ moderatorRoles: ['70'], isShared: true, settings })
  await desk.app.ingest()
  await keepQuarter()
  // Votes have just been cast.
  desk.clock.now = Date.now()
  if (hasBrowser()) browser = await launched()
})

afterAll(async () => {
  await browser?.close()
  await desk.close()
})

/** Keeps what is asked in ninety days: more at times, and none on some days. */
async function keepQuarter(): Promise<void> {
  const state = await desk.app.state()
  for (let day = 0; day < 90; day++) {
    const at = new Date(desk.clock.now - day * DAY).toISOString()
    const asked = day % 17 === 5 ? 0 : 3 + (day % 7)
    for (let n = 0; n < asked; n++) {
      const confidence = (['high', 'medium', 'low'] as const)[n % 3] ?? 'low'
      const found =
        n % 4 === 3 ? { ...unanswered, question: `${day}号的事` } : { ...answered, confidence }
      const question = n % 4 === 3 ? `第${day}天的云台港四期由谁承建？` : '总投资是多少？'
      const id = await state.keep(
        newAnswer({ at, question, answer: found, tookMs: 200 + ((day * 37 + n * 311) % 4000) }),
      )
      if (n % 2 === 0) await state.vote(id, 'hong', n % 6 === day % 6 ? 'down' : 'up', null)
    }
    await state.spend(at.slice(0, 10), asked * 20_000)
  }
  const at = new Date(desk.clock.now).toISOString()
  const trial = { version: 'v0', published: false, asked: 12, right: 9, rightBefore: 11 }
  await state.noteTrial({ ...trial, at })
  const detail = '<script>alert(1)</script>'
  await state.audit({
    at,
    user: '80351110224678912',
    action: 'corpus.add',
    outcome: 'done',
    detail,
  })
}

/** A moderator who agrees at Discord: the browser is led straight back from there. */
async function agrees(page: Page): Promise<void> {
  const user = desk.discord.person({ roles: ['70'] })
  await page.route('**/login/discord?*', async (route) => {
    const there = await route.fetch({ maxRedirects: 0 })
    const back = desk.discord.agree(new URL(there.headers().location ?? ''), user)
    await route.fulfill({ response: there, headers: { ...there.headers(), location: back.href } })
  })
}

const elsewhere = (requests: readonly string[]) =>
  requests.filter((url) => !url.startsWith(`${desk.url}/`))

it.skipIf(!hasBrowser()).each(readers)(
  'every page behind the log-in is accessible and whole in $locale at $width px, $scheme',
  async (reader) => {
    const { context, page, requests, faults } = await opened(browser, reader, { bypassCSP: true })
    await agrees(page)
    await lookedAt(page, reader, desk.url, '/login?next=%2Fmoderate%2Fhow', 'login')
    await page.locator('main .button').click()
    await page.waitForURL(`${desk.url}/moderate/how`)
    for (const [n, path] of [...own, ...figures].entries()) {
      if (inTurns(reader, n)) await lookedAt(page, reader, desk.url, path, `own-${n}`)
    }
    expect(elsewhere(requests)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  },
)

it.skipIf(!hasBrowser())(
  'figures are reached and read with the keyboard alone, under the policy of the pages, and nothing moves',
  async () => {
    const reader = { locale: 'zh-CN', width: 360, scheme: 'light' } as const
    const { context, page, requests, faults } = await opened(browser, reader)
    await agrees(page)
    await watchShifts(page)
    await page.goto(`${desk.url}/moderate/how`)
    await page.locator('main .button').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`${desk.url}/moderate/how`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const reached = new Set<string>()
    for (let n = 0; n < 18; n++) {
      await page.keyboard.press('Tab')
      reached.add(String(await page.evaluate('document.activeElement.textContent')))
    }
    for (const name of ['待补', '90 天', '查看数字']) expect(reached).toContain(name)
    // Opening a table moves what is below, as it should.
    expect(await page.evaluate('globalThis.shift')).toBeLessThan(0.01)
    await page.locator('summary').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.part table').first().isVisible()).toBe(true)
    const bars = await page.evaluate(`(() => {
      const bar = document.querySelector('.plot .series-0 rect')
      return [getComputedStyle(bar).fill, bar.getBoundingClientRect().height > 0]
    })()`)
    expect(bars).toEqual(['rgb(47, 93, 138)', true])
    expect(elsewhere(requests)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  },
)

it('a page behind the log-in weighs less than 60 KB with all that it loads', async () => {
  const moderator = desk.browser()
  await desk.logIn(moderator, desk.discord.person({ roles: ['70'] }))
  for (const path of [...own, ...figures]) {
    const weight = await weightOf(async (at) => (await moderator.open(at)).html, path)
    expect([path, weight < 60_000]).toEqual([path, true])
  }
})
