import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Config } from '../../config.js'
import type { Finding } from '../../domain/index.js'
import { finding } from '../../wording/doctor.js'
import { failure } from '../../wording/failure.js'
import { whyUnreachable } from '../discord-api.js'

/** Whether the pages can be served, and whether readers reach them. */
export async function pages(
  { http, publicUrl }: Pick<Config, 'http' | 'publicUrl'>,
  signal: AbortSignal,
): Promise<Finding[]> {
  const isServed =
    http !== null && (await isServedAt(`http://${hostOf(http.host)}:${http.port}`, signal))
  return [
    await port(http, isServed),
    await publicAddress(publicUrl, http === null, isServed, signal),
  ]
}

async function port(http: Config['http'], isServed: boolean): Promise<Finding> {
  if (http === null) return finding('port', 'off', 'port:none', {})
  const { port, host } = http
  if (isServed) return finding('port', 'ok', 'port:served', { port })
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return finding('port', 'ok', 'port', { port })
  } catch (cause) {
    const fault = (cause as { code?: string }).code ?? ''
    const error = failure('port_unavailable', { host, port, fault }, cause)
    return finding('port', 'todo', 'fault', { error })
  } finally {
    server.close()
  }
}

async function publicAddress(
  publicUrl: string | null,
  hasNoPort: boolean,
  isServed: boolean,
  signal: AbortSignal,
): Promise<Finding> {
  if (publicUrl === null) return finding('public_url', 'off', 'public_url:none', {})
  const url = new URL(publicUrl).origin
  if (hasNoPort) return finding('public_url', 'todo', 'public_url:no_port', {})
  if (!isServed) return finding('public_url', 'off', 'public_url:later', { url })
  try {
    if (await healthAt(publicUrl, signal)) return finding('public_url', 'ok', 'public_url', { url })
    return finding('public_url', 'todo', 'public_url:unreachable', { url, why: 'no /healthz' })
  } catch (error) {
    const why = whyUnreachable(error)
    return finding('public_url', 'todo', 'public_url:unreachable', { url, why })
  }
}

/** An address that stands for all of a machine's is reached at its own. */
function hostOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

const isServedAt = (base: string, signal: AbortSignal) => healthAt(base, signal).catch(() => false)

/** Whether this program answers there. */
async function healthAt(base: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(`${base}/healthz`, { signal })
  const body = (await response.json().catch(() => null)) as { discord?: unknown } | null
  return typeof body?.discord === 'string'
}
