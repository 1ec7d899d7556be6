import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Locale } from '../../../src/wording/locale.js'
import { aboutBridge, dearerBridge } from '../../support/app/app-on-news.js'
import { news } from '../../support/cli/news.js'
import { executablePath, hasBrowser } from '../../support/pictures/browser.js'
import { servedNews, type WebOnNews } from './web-on-news.js'

/** What Chromium is told of a reader. */
interface Reader {
  locale: Locale
  width: 360 | 1280
  scheme: 'light' | 'dark'
}

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
/** Each page is seen in each language, at both widths and in both schemes; in English pages take turns. */
const readers: Reader[] = [
  { locale: 'zh-CN', width: 360, scheme: 'light' },
  { locale: 'zh-TW', width: 1280, scheme: 'dark' },
  { locale: 'en', width: 360, scheme: 'dark' },
  { locale: 'en', width: 1280, scheme: 'light' },
]
const inTurns = (reader: Reader, n: number) =>
  reader.locale !== 'en' || (reader.width === 360) === (n % 2 === 0)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = process.env.WEB_SHOTS

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
  // Running as root, as in a container, Chromium has no sandbox; it only opens the pages served here.
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})

afterAll(async () => {
  await browser?.close()
  await closeWeb()
})

/** Opens pages as a reader does, and keeps what was requested and what went wrong. */
async function opened(reader: Reader, options: { bypassCSP?: boolean } = {}) {
  const context: BrowserContext = await browser.newContext({
    locale: reader.locale,
    colorScheme: reader.scheme,
    viewport: { width: reader.width, height: 800 },
    ...options,
  })
  context.setDefaultTimeout(100_000)
  const page = await context.newPage()
  const requests: string[] = []
  const faults: string[] = []
  page.on('request', (request) => void requests.push(request.url()))
  page.on('pageerror', (error) => void faults.push(String(error)))
  page.on('dialog', (dialog) => {
    faults.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    // That a page says 404 or 400 is logged by the browser itself.
    const isStatus = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isStatus) faults.push(message.text())
  })
  return { context, page, requests, faults }
}

const violationsOf = (page: Page) =>
  page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
    const { violations, passes } = await axe.run()
    if (passes.length < 10) return ['nothing was checked']
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  })

/** What of the text that is read is set with other glyphs than its language has, without space, or in longer lines (0046). */
const setOtherwise = `[...document.querySelectorAll('.text p:not(.page), .sentences, blockquote')].flatMap((each) => {
  const { fontFamily, fontSize, textAutospace, lineBreak, paddingInlineStart } = getComputedStyle(each)
  const glyphs = { 'zh-CN': '"PingFang SC"', 'zh-TW': '"PingFang TC"', en: 'system-ui' }
  const { lang } = each.closest('[lang]')
  const characters = (each.clientWidth - parseFloat(paddingInlineStart)) / parseFloat(fontSize)
  const isRight = fontFamily.startsWith(glyphs[lang]) && textAutospace === 'normal' && lineBreak === 'strict'
  return isRight && characters <= 42 ? [] : [[lang, fontFamily, textAutospace, characters].join(' ')]
})`

it.skipIf(!hasBrowser()).each(readers)(
  'every page is accessible and whole in $locale at $width px, $scheme',
  async (reader) => {
    const { context, page, requests, faults } = await opened(reader, { bypassCSP: true })
    for (const [n, path] of paths.entries()) {
      if (!inTurns(reader, n)) continue
      await page.goto(`${web.url}${path}`)
      await page.evaluate(axe)
      expect([path, await violationsOf(page)]).toEqual([path, []])
      expect(await page.locator('html').getAttribute('lang')).toBe(reader.locale)
      const spill = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect([path, spill]).toEqual([path, 0])
      expect([path, await page.evaluate(setOtherwise)]).toEqual([path, []])
      const small = await page
        .locator('button, input:not([type=hidden]), textarea, summary, .top nav a')
        .evaluateAll((all) =>
          all
            .map((each) => [each.getBoundingClientRect().height, each.outerHTML] as const)
            .filter(([height]) => height > 0 && height < 44)
            .map(([, html]) => html),
        )
      expect([path, small]).toEqual([path, []])
      if (shots) {
        const name = `${reader.locale}-${reader.width}-${reader.scheme}-${n}.png`
        await page.screenshot({ path: `${shots}/${name}`, fullPage: true })
      }
    }
    expect(requests.filter((url) => !url.startsWith(`${web.url}/`))).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  },
)

it.skipIf(!hasBrowser())(
  'is asked and read with the keyboard alone, and nothing moves',
  async () => {
    const { context, page, requests, faults } = await opened({
      locale: 'zh-CN',
      width: 360,
      scheme: 'light',
    })
    await page.addInitScript(`
      globalThis.shift = 0
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) globalThis.shift += value
      }).observe({ type: 'layout-shift', buffered: true })
    `)
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
  const { context, page, requests, faults } = await opened({
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
    const { html } = await web.get(path, { redirect: 'follow' })
    const loaded = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, at = '']) => at)
    expect(loaded.length).toBeGreaterThan(0)
    let bytes = Buffer.byteLength(html)
    for (const at of loaded) bytes += Buffer.byteLength((await web.get(at)).html)
    expect(bytes).toBeLessThan(60_000)
  }
})
