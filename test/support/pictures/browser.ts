import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { home } from '../../../src/config.js'
import type { Card } from '../walkthrough/record.js'
import { pageOf, WIDTH } from './page.js'
import { inChinese } from './words.js'

/** The path in Debian's package; CHROMIUM names a browser elsewhere. */
export const executablePath = process.env.CHROMIUM || '/usr/bin/chromium'

export const hasBrowser = (): boolean => existsSync(executablePath)

/** Renders cards as Discord shows them. */
export interface Painter {
  /** Returns a PNG; `scale` is the number of its pixels per page pixel. */
  paint(cards: readonly Card[], scale?: number): Promise<Buffer>
  /** Calls `look` with the page before it is closed. */
  open<T>(cards: readonly Card[], look: (page: Page) => Promise<T>, scale?: number): Promise<T>
  close(): Promise<void>
}

/** Opens a browser with its own local server, which serves the page and the installed packages. */
export async function openPainter(): Promise<Painter> {
  let html = ''
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    const type = types[extname(path)] ?? 'text/html; charset=utf-8'
    const body = path === '/' ? html : await packaged(path)
    response.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body ?? '')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  // Running as root, as in a container, Chromium has no sandbox; it only opens the pages made here.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const open: Painter['open'] = async (cards, look, scale = 1) => {
    html = pageOf(cards)
    const page = await pageAt(browser, address, scale)
    try {
      return await look(page)
    } finally {
      await page.close()
    }
  }
  return {
    open,
    paint: (cards, scale) =>
      open(cards, (page) => page.locator('discord-messages').screenshot(), scale),
    async close() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function pageAt(browser: Browser, address: string, scale: number): Promise<Page> {
  const viewport = { width: WIDTH, height: 400 }
  const page = await browser.newPage({ viewport, deviceScaleFactor: scale, locale: 'zh-CN' })
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('requestfailed', (request) => faults.push(`not loaded: ${request.url()}`))
  // Requests to the network are blocked.
  await page.route(
    (url) => !url.href.startsWith(address) && url.protocol !== 'data:',
    (route) => route.abort(),
  )
  await page.goto(address)
  await page.evaluate('customElements.whenDefined("discord-message")')
  await page.evaluate(inChinese)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return page
}

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Returns a file of an installed package; null if there is none. */
async function packaged(path: string): Promise<Buffer | null> {
  return readFile(join(home, 'node_modules', normalize(path))).catch(() => null)
}
