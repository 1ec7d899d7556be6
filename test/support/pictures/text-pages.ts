import { readFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { home } from '../../../src/config.js'
import { executablePath } from './browser.js'

/** A page of text as it is to be rendered. */
export interface TextPage {
  /** HTML of its body. */
  html: string
  /** CSS; the font family is of the installed package unless it says another. */
  css?: string
  /** In CSS pixels. */
  width?: number
  /** Pixels of the picture per CSS pixel, as on a phone. */
  scale?: number
  isDark?: boolean
  /** Of a JPEG; a PNG without. */
  quality?: number
  /** By how many degrees the picture is turned. */
  turn?: number
}

export interface Printer {
  print(page: TextPage): Promise<Buffer>
  close(): Promise<void>
}

const site = 'http://pages.test'
/** The characters of all its parts in one file. */
const font = '/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2'

/** Opens a browser that renders pages of text with the fonts of an installed package. */
export async function openPrinter(): Promise<Printer> {
  // Running as root, as in a container, Chromium has no sandbox; it only opens the pages made here.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return {
    async print({ html, css = '', width = 640, scale = 1, isDark = false, quality, turn = 0 }) {
      const [paper, ink] = isDark ? ['#15181c', '#e6e6e6'] : ['#ffffff', '#222222']
      const page = await browser.newPage({
        viewport: { width, height: 200 },
        deviceScaleFactor: scale,
      })
      const body = `<!doctype html><meta charset="utf-8">
        <style>@font-face { font-family: 'Noto Sans SC'; src: url(${font}) }
        body { margin: 0; background: ${paper}; color: ${ink}; font-family: 'Noto Sans SC'; font-size: 16px }
        main { padding: 24px; line-height: 1.6 } p { margin: 0 0 .8em } ${css}</style><main>${html}</main>`
      await page.route('**/*', async (route) => {
        const { pathname, origin } = new URL(route.request().url())
        if (origin !== site) return route.abort()
        if (pathname === '/') return route.fulfill({ contentType: 'text/html', body })
        const file = await readFile(join(home, 'node_modules', normalize(pathname)))
        return route.fulfill({ contentType: 'font/woff2', body: file })
      })
      try {
        await page.goto(site)
        await page.evaluate('document.fonts.ready')
        const image = sharp(await page.screenshot({ fullPage: true }))
        if (turn !== 0) image.rotate(turn, { background: paper })
        return await (quality === undefined ? image.png() : image.jpeg({ quality })).toBuffer()
      } finally {
        await page.close()
      }
    },
    close: () => browser.close(),
  }
}
