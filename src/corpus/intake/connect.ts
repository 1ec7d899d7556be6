import { once } from 'node:events'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { hostOf, portOf } from './page-url.js'
import { refusals } from './refusals.js'

export interface Place {
  address: string
  port: number
}

/**
 * Maps a checked address to the place to connect to: the address itself, unless a test redirects it to a local
 * server.
 */
export type Reach = (address: string, port: number) => Place

export interface Way {
  reach: Reach
  /** Certificates (PEM) to trust instead of Node's own; none if the list is empty. */
  authorities?: readonly string[]
}

// Some of a site's addresses may be unreachable from here (IPv6 above all).
const attempt = 4_000
const attempts = 4

/**
 * Connects to the first of the addresses of `url`'s host that accepts, with TLS for https. The socket gets the
 * address, never the name, so that no second lookup can lead elsewhere. Uses no proxy.
 * @param addresses already checked
 * @throws YoujuError url_refused, or the abort reason of `signal`
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
    // Set explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED cannot disable it.
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
  // Nobody else listens between the connection and the request, and an unhandled error event ends the process.
  socket.on('error', () => {})
  try {
    await once(socket, event, { signal })
  } catch (cause) {
    socket.destroy()
    throw cause
  }
}
