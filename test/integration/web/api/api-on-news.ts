import { onTestFinished } from 'vitest'
import type { App } from '../../../../src/app.js'
import { createApp } from '../../../../src/app.js'
import { readConfig } from '../../../../src/config.js'
import type { TokenScope } from '../../../../src/domain/index.js'
import type { WebContext, WebHome } from '../../../../src/web/contract.js'
import { listen, webApp } from '../../../../src/web/index.js'
import { type AppOnNews, appOnNews } from '../../../support/app/app-on-news.js'
import { strictStore } from '../../../support/index/strict-store.js'

/** What programs use, over corpora of their own, served on loopback. */
export interface ApiOnNews {
  on: AppOnNews
  app: App
  /** Where it is served, without a slash at its end. */
  url: string
  context: WebContext
  /** Errors that were logged. */
  errors: object[]
  token(scopes?: readonly TokenScope[], days?: number): Promise<{ text: string; id: string }>
  /** Sends JSON, or gets where there is none. */
  send(path: string, options?: Sending): Promise<Received>
}

export interface Sending {
  json?: unknown
  body?: string
  method?: string
  token?: string
  headers?: Record<string, string>
}

/**
 * @param env settings of the first home
 */
export async function apiOnNews({
  files,
  isOpen = false,
  env = {},
  whenOver = onTestFinished,
}: {
  files?: Readonly<Record<string, string>>
  isOpen?: boolean
  env?: Record<string, string>
  /** Takes what closes it; default: the end of the test. */
  whenOver?: (close: () => Promise<void>) => void
} = {}): Promise<ApiOnNews> {
  const on = await appOnNews(files)
  const errors: object[] = []
  const log = { info() {}, error: (fields: object) => void errors.push(fields) }
  const homes: WebHome[] = []
  const context: WebContext = { homes, plain: {}, settings: { publicUrl: null, isOpen }, log }
  const server = await listen({ host: '127.0.0.1', port: 0 }, webApp(context), log)
  const url = `http://127.0.0.1:${server.port}`
  const paths = { corpus: on.corpus, indexDir: on.indexDir, stateDir: on.stateDir }
  const store = strictStore(paths.indexDir)
  const app = createApp({ ...readConfig({ PUBLIC_URL: url, ...env }), ...paths }, { store })
  await app.ingest()
  homes.push({ name: null, service: app, state: await app.state() })
  whenOver(async () => {
    await server.close()
    await app.close()
    await on.remove()
  })
  return {
    on,
    app,
    url,
    context,
    errors,
    async token(scopes = ['ask', 'check', 'search', 'articles'], days = 1) {
      const { text, token } = await app.addToken({ name: '测试', scopes, days, user: 'cli' })
      return { text, id: token.id }
    },
    async send(path, { json, body, method, token, headers = {} } = {}) {
      const sent = json === undefined ? body : JSON.stringify(json)
      const response = await fetch(url + path, {
        method: method ?? (sent === undefined ? 'GET' : 'POST'),
        ...(sent === undefined ? {} : { body: sent }),
        headers: {
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
      })
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        body: isJson ? JSON.parse(text) : text,
        headers: response.headers,
      }
    },
  }
}

export interface Received {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is for each test to judge
  body: any
  headers: Headers
}
