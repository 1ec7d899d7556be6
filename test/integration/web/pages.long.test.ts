import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aboutBridge, dearerBridge } from '../../support/app/app-on-news.js'
import { news } from '../../support/cli/news.js'
import { hasBrowser } from '../../support/pictures/browser.js'
import {
  inTurns,
  launched,
  lookedAt,
  opened,
  readers,
  watchShifts,
  weightOf,
} from './as-readers.js'
import { servedNews, type WebOnNews } from './web-on-news.js'

const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'
const files = {
  ...news,
  'other.md': (dearerBridge['bridge.md'] ?? '').replaceAll('云岭日报', '南岸晨报'),
  'hostile.jsonl': `${JSON.stringify({
    id: 1,
    title: `${script}\u202eemit${'长'.repeat(200)}`,
    url: 'javascript:alert(1)',
    source: `\u202e${script}`,
    text: `白鹭岛${script}今天开放，门票50元。\u202e\n${'长'.repeat(1_000_000)}`,
  })}\n`,
  'empty.txt': '',
}
const search = (path: string, q: string) => `${path}?${new URLSearchParams({ q })}`
const paths = [
  '/',
  search('/ask', aboutBridge),
  search('/ask', '青禾市图书馆新馆花了多少钱？'),
  '/check',
  search('/check', '云岭大桥全长3260米。青禾市图书馆新馆藏书200万册。'),
  '/corpus',
  search('/corpus', '图书馆'),
  '/corpus/left-out',
  '/article?id=bridge.md&q=0-20#quote',
  '/answers/none',
  `/ask?q=${'a'.repeat(1001)}`,
]
let browser: Browser
let web: WebOnNews
let closeWeb = async () => {}

beforeAll(async () => {
  if (!hasBrowser()) return
  const served = await servedNews(files, { isOpen: true })
  web = served.web
  closeWeb = served.close
  // Else the first page of its kind would wait for the models, longer than a browser does on a busy machine.
  await web.app.warmUp()
  browser = await launched()
})

afterAll(async () => {
  await browser?.close()
  await closeWeb()
})

it.skipIf(!hasBrowser()).each(readers)(
  'every page is accessible and whole in $locale at $width px, $scheme',
  async (reader) => {
    const { context, page, requests, faults } = await opened(browser, reader, { bypassCSP: true })
    for (const [n, path] of paths.entries()) {
      if (inTurns(reader, n)) await lookedAt(page, reader, web.url, path, `${n}`)
    }
    expect(requests.filter((url) => !url.startsWith(`${web.url}/`))).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  },
)

it.skipIf(!hasBrowser())(
  'is asked and read with the keyboard alone, and nothing moves',
  async () => {
    const { context, page, requests, faults } = await opened(browser, {
      locale: 'zh-CN',
      width: 360,
      scheme: 'light',
    })
    await watchShifts(page)
    await page.goto(`${web.url}/`)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').getAttribute('href')).toBe('#content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').getAttribute('name')).toBe('q')
    await page.keyboard.type('云岭大桥全长多少米？')
    // The limits, and then the button.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    expect(outline).toBe('solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/ask\?/)
    await page.locator('.given').waitFor()
    expect(await page.locator('.waiting').isVisible()).toBe(false)
    await page.locator('#source-1 > a').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#quote$/)
    expect(await page.locator('#quote').textContent()).toMatch(/3260米/)
    expect(
      await page.evaluate(`(() => {
        const { top, bottom } = document.querySelector('#quote').getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      })()`),
    ).toBe(true)
    expect(await page.evaluate('globalThis.shift')).toBeLessThan(0.01)
    expect(requests.filter((url) => !url.startsWith(`${web.url}/`))).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  },
)

it.skipIf(!hasBrowser())('an article meant to do harm does none, and is shown', async () => {
  const { context, page, requests, faults } = await opened(browser, {
    locale: 'zh-CN',
    width: 360,
    scheme: 'dark',
  })
  await page.goto(`${web.url}/article?id=hostile.jsonl%231&q=0-3#quote`)
  expect(await page.locator('#quote').textContent()).toBe('白鹭岛')
  expect(await page.locator('main').textContent()).toContain(script)
  expect(await page.locator('script, img, iframe').count()).toBe(0)
  for (const path of [search('/ask', '白鹭岛门票多少钱？'), search('/corpus', '白鹭岛')]) {
    await page.goto(`${web.url}${path}`)
    expect(await page.locator('script, img').count()).toBe(0)
    expect(await page.locator('main').textContent()).toContain('<script>')
  }
  const widths = await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  expect(widths).toEqual([360, 360])
  expect(requests.filter((url) => !url.startsWith(`${web.url}/`))).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

it('a page with all that it loads weighs less than 60 KB', async () => {
  if (!hasBrowser()) return
  for (const path of paths) {
    expect(
      await weightOf(async (at) => (await web.get(at, { redirect: 'follow' })).html, path),
    ).toBeLessThan(60_000)
  }
})
