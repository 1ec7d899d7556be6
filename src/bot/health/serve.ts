import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { failure } from '../../wording/failure.js'
import type { BotLog } from '../contract.js'
import { describeError } from '../failures/failure.js'
import { healthOf } from './health.js'
import type { Metrics } from './metrics.js'
import type { Serving } from './serving.js'

export interface HealthServer {
  port: number
  close(): Promise<void>
}

/**
 * Serves /healthz and /metrics, and nothing else.
 * @throws YoujuError port_unavailable
 */
export async function serveHealth(
  { host, port }: { host: string; port: number },
  serving: Serving,
  metrics: Metrics,
  log: BotLog,
): Promise<HealthServer> {
  const began = performance.now()
  const answers: Record<string, (response: ServerResponse) => Promise<unknown>> = {
    async '/healthz'(response) {
      const health = await healthOf(serving, (performance.now() - began) / 1000)
      response.writeHead(health.status === 'ok' ? 200 : 503, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.end(`${JSON.stringify(health)}\n`)
    },
    async '/metrics'(response) {
      const text = await metrics.text()
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text)
    },
  }
  const answer = async ({ url, method }: IncomingMessage, response: ServerResponse) => {
    const pathname = pathOf(url)
    if (pathname === null) return response.writeHead(400).end()
    const page = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined
    if (!page) return response.writeHead(404).end()
    if (method !== 'GET' && method !== 'HEAD') {
      return response.writeHead(405, { allow: 'GET, HEAD' }).end()
    }
    return page(response)
  }
  const server = createServer((request, response) => {
    // Whatever is asked: a throw in this listener would end the process.
    answer(request, response).catch((error: unknown) => {
      log.error({ err: describeError(error) }, '没能回答健康检查')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const fault = (cause as { code?: string }).code ?? ''
    throw failure('port_unavailable', { host, port, fault }, cause)
  }
  server.on('error', (error) => log.error({ err: describeError(error) }, '健康检查的服务出错'))
  const at = (server.address() as AddressInfo).port
  log.info({ host, port: at }, '健康检查已开启')
  return {
    port: at,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A scraper keeps its connection open for the next time.
      server.closeAllConnections()
      await closed
    },
  }
}

/** Null for a target that is no address, such as `//`: anything can stand in a request. */
function pathOf(target = '/'): string | null {
  return URL.parse(target, 'http://localhost')?.pathname ?? null
}
