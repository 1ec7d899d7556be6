import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Locale } from '../../../src/wording/locale.js'
import { executablePath } from '../../support/pictures/browser.js'

/** What Chromium is told of a reader. */
interface Reader {
  locale: Locale
  width: 360 | 1280
  scheme: 'light' | 'dark'
}

/** Each page is seen in each language, at both widths and in both schemes; in English pages take turns. */
export const readers: Reader[] = [
  { locale: 'zh-CN', width: 360, scheme: 'light' },
  { locale: 'zh-TW', width: 1280, scheme: 'dark' },
  { locale: 'en', width: 360, scheme: 'dark' },
  { locale: 'en', width: 1280, scheme: 'light' },
]
export const inTurns = (reader: Reader, n: number) =>
  reader.locale !== 'en' || (reader.width === 360) === (n % 2 === 0)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const shots = process.env.WEB_SHOTS

export function launched(): Promise<Browser> {
  // Running as root, as in a container, Chromium has no sandbox; it only opens the pages served here.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** Opens pages as a reader does, and keeps what was requested and what went wrong. */
export async function opened(
  browser: Browser,
  reader: Reader,
  options: { bypassCSP?: boolean } = {},
) {
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

/** Opens a page and holds it to what every page keeps to; its picture goes to WEB_SHOTS, where that is set. */
export async function lookedAt(
  page: Page,
  reader: Reader,
  url: string,
  path: string,
  name: string,
): Promise<void> {
  await page.goto(`${url}${path}`)
  await page.evaluate(axe)
  expect([path, await violationsOf(page)]).toEqual([path, []])
  expect(await page.locator('html').getAttribute('lang')).toBe(reader.locale)
  const spill = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect([path, spill]).toEqual([path, 0])
  expect([path, await page.evaluate(setOtherwise)]).toEqual([path, []])
  const small = await page
    .locator(
      'button, input:not([type=hidden]), textarea, summary, .top a:not(.skip), .tabs a, .moderating a, .download',
    )
    .evaluateAll((all) =>
      all
        .map((each) => [each.getBoundingClientRect().height, each.outerHTML] as const)
        .filter(([height]) => height > 0 && height < 44)
        .map(([, html]) => html),
    )
  expect([path, small]).toEqual([path, []])
  if (shots) {
    const file = `${reader.locale}-${reader.width}-${reader.scheme}-${name}.png`
    await page.screenshot({ path: `${shots}/${file}`, fullPage: true })
  }
}

/** Adds up in `globalThis.shift` how far what is seen moves. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    globalThis.shift = 0
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.shift += value
    }).observe({ type: 'layout-shift', buffered: true })
  `)
}

/** The bytes of a page with all that it loads. */
export async function weightOf(
  get: (path: string) => Promise<string>,
  path: string,
): Promise<number> {
  const html = await get(path)
  const loaded = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, at = '']) => at)
  expect(loaded.length).toBeGreaterThan(0)
  let bytes = Buffer.byteLength(html)
  for (const at of loaded) bytes += Buffer.byteLength(await get(at))
  return bytes
}
