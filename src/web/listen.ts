import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { failure } from '../wording/failure.js'
import type { WebEnv, WebLog } from './contract.js'

export interface WebServer {
  port: number
  close(): Promise<void>
}

/** How long a client may take to send its headers, and a whole request, in milliseconds. */
const HEADERS_WITHIN = 10_000
const REQUEST_WITHIN = 30_000

/**
 * Listens where the settings say.
 * @throws YoujuError port_unavailable
 */
export async function listen(
  { host, port }: { host: string; port: number },
  app: Hono<WebEnv>,
  log: WebLog,
): Promise<WebServer> {
  const server = createServer(
    { headersTimeout: HEADERS_WITHIN, requestTimeout: REQUEST_WITHIN },
    getRequestListener(app.fetch),
  )
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const fault = (cause as { code?: string }).code ?? ''
    throw failure('port_unavailable', { host, port, fault }, cause)
  }
  server.on('error', (err) => log.error({ err }, '网页服务出错'))
  const at = (server.address() as AddressInfo).port
  log.info({ host, port: at }, '网页和健康检查已开启')
  return {
    port: at,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A scraper or a browser keeps its connection open for the next time.
      server.closeAllConnections()
      await closed
    },
  }
}
