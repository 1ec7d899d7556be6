import { onTestFinished } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { listen, type WebHome, webApp } from '../../../src/web/index.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { strictStore } from '../../support/index/strict-store.js'

/** The pages over a corpus of their own, served on loopback. */
export interface WebOnNews {
  on: AppOnNews
  /** Where they are served, without a slash at its end. */
  url: string
  app: ReturnType<typeof createApp>
  /** Fetches a page; the address may be whole. */
  get(path: string, init?: RequestInit): Promise<{ status: number; html: string; headers: Headers }>
}

interface WebOptions {
  /** Whether whoever reaches the port may read. */
  isOpen?: boolean
  linkDays?: string
  now?: () => number
}

/** Pages that are closed when the test is over. */
export async function webOnNews(
  files?: Readonly<Record<string, string | Buffer>>,
  options?: WebOptions,
): Promise<WebOnNews> {
  const { web, close } = await servedNews(files, options)
  onTestFinished(close)
  return web
}

/** Pages that several tests share. */
export async function servedNews(
  files?: Readonly<Record<string, string | Buffer>>,
  { isOpen = false, linkDays = '', now = Date.now }: WebOptions = {},
): Promise<{ web: WebOnNews; close(): Promise<void> }> {
  const on = await appOnNews(files)
  const homes: WebHome[] = []
  const errors: unknown[] = []
  const log = { info() {}, error: (fields: object) => errors.push(fields) }
  const settings = { publicUrl: null, isOpen }
  const pages = webApp({ homes, plain: {}, settings, log, now })
  const server = await listen({ host: '127.0.0.1', port: 0 }, pages, log)
  const url = `http://127.0.0.1:${server.port}`
  const paths = { corpus: on.corpus, indexDir: on.indexDir, stateDir: on.stateDir }
  const store = strictStore(paths.indexDir)
  const app = createApp(
    { ...readConfig({ PUBLIC_URL: url, LINK_DAYS: linkDays }), ...paths },
    { store },
  )
  await app.ingest()
  homes.push({ name: null, service: app, state: await app.state() })
  const web: WebOnNews = {
    on,
    url,
    app,
    async get(path, init) {
      const response = await fetch(new URL(path, url), { redirect: 'manual', ...init })
      return { status: response.status, html: await response.text(), headers: response.headers }
    },
  }
  return {
    web,
    async close() {
      await server.close()
      await app.close()
      await on.app.close()
      await on.remove()
    },
  }
}
