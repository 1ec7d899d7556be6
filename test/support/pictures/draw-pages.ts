import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { articleAddress } from '../../../src/web/pages/article-address.js'
import { executablePath } from './browser.js'
import { type ServedPages, servePages } from './served-pages.js'
import { small } from './small.js'

const question = '晋城光机电产业的产值有多少？'
/** Invented, as in the walk. */
const article = `青禾市图书馆新馆开放

青禾晚报讯 青禾市图书馆新馆5月18日开放，总建筑面积2.4万平方米，藏书120万册。
`

interface Shot {
  width: number
  height: number
  path(pages: ServedPages): Promise<string>
}

const shots: Readonly<Record<string, Shot>> = {
  article: {
    width: 1000,
    height: 720,
    async path({ app }) {
      const { answer } = await app.ask({ question })
      const [cited] = answer.citations
      if (!cited) throw new Error(`nothing is quoted for ${question}`)
      // Without the fragment the page is seen from its top.
      return articleAddress(cited.articleId, cited).replace('#quote', '')
    },
  },
  answer: {
    width: 1200,
    height: 760,
    path: async () => `/ask?${new URLSearchParams({ q: question })}`,
  },
  corpus: { width: 1000, height: 640, path: async () => '/corpus#over-time' },
  plan: {
    width: 1000,
    height: 400,
    async path({ write }) {
      await write('library.md', article)
      return '/moderate/plan'
    },
  },
}

/**
 * Writes a picture of each page that docs/page.md shows, from the real server over the bundled digests. The machine's fonts are
 * used (Debian: fonts-noto-cjk): the browser trims punctuation only within one font file.
 */
export async function drawPages(docs: string): Promise<string[]> {
  const folder = join(docs, 'page')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const pages = await servePages()
  // Running as root, as in a container, Chromium has no sandbox; it only opens the pages served here.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({
      locale: 'zh-CN',
      deviceScaleFactor: 1.5,
      colorScheme: 'light',
    })
    const { url, cookies } = pages
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })))
    const written: string[] = []
    for (const [name, { width, height, path }] of Object.entries(shots)) {
      const page = await context.newPage()
      await page.setViewportSize({ width, height })
      await page.goto(`${url}${await path(pages)}`)
      await writeFile(join(folder, `${name}.png`), await small(await page.screenshot()))
      written.push(`page/${name}.png`)
      await page.close()
    }
    return written
  } finally {
    await browser.close()
    await pages.close()
  }
}
