import { once } from 'node:events'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { hostOf, portOf } from './page-url.js'
import { refusals } from './refusals.js'

export interface Place {
  address: string
  port: number
}

/** Where a connection to a checked address goes: there, unless a test lets a server here stand for it. */
export type Reach = (address: string, port: number) => Place

export interface Way {
  reach: Reach
  /** Certificates (PEM) to trust in place of those that Node brings; none where it is empty. */
  authorities?: readonly string[]
}

// Some of a site's addresses may lead nowhere from here (IPv6 above all).
const attempt = 4_000
const attempts = 4

/**
 * A connection to one of the addresses of `url`'s host, the first that takes it, by TLS for https.
 * The socket is given the address itself and never the name: no second lookup can lead elsewhere. No
 * proxy is used.
 * @param addresses checked ones
 * @throws YoujuError url_refused; what `signal` was aborted with
 */
export async function connectTo(
  url: URL,
  addresses: readonly string[],
  way: Way,
  signal: AbortSignal,
): Promise<Socket> {
  let failure: unknown
  for (const address of addresses.slice(0, attempts)) {
    try {
      const socket = await opened(way.reach(address, portOf(url)), signal)
      return url.protocol === 'https:' ? await secured(socket, url, way, signal) : socket
    } catch (cause) {
      signal.throwIfAborted()
      failure = cause
    }
  }
  throw failure
}

async function opened({ address, port }: Place, signal: AbortSignal): Promise<Socket> {
  if (isIP(address) === 0) throw new TypeError('Only addresses are connected to, never names.')
  const socket = connectTcp({ host: address, port })
  socket.setTimeout(attempt, () => socket.destroy(new Error('The connection took too long.')))
  await ready(socket, 'connect', signal)
  return socket.setTimeout(0)
}

async function secured(socket: Socket, url: URL, way: Way, signal: AbortSignal): Promise<Socket> {
  const host = hostOf(url)
  const secure = connectTls({
    socket,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(way.authorities === undefined ? {} : { ca: [...way.authorities] }),
    ALPNProtocols: ['http/1.1'],
    // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED cannot unsay it.
    rejectUnauthorized: true,
  })
  try {
    await ready(secure, 'secureConnect', signal)
  } catch (cause) {
    signal.throwIfAborted()
    throw refusals.insecure(cause)
  }
  return secure
}

async function ready(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
  // Between its opening and the request nobody else listens, and an unheard error ends the process.
  socket.on('error', () => {})
  try {
    await once(socket, event, { signal })
  } catch (cause) {
    socket.destroy()
    throw cause
  }
}
