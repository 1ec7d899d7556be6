import type { IncomingMessage } from 'node:http'
import { readBody } from './body.js'
import { connectTo, type Reach } from './connect.js'
import { systemNetworks } from './own-networks.js'
import { hostOf } from './page-url.js'
import { redirectOf } from './redirect.js'
import { asRefusal, refusals } from './refusals.js'
import { ask, type RequestHeaders } from './request.js'
import { publicAddresses, type Resolve, systemResolve } from './resolve.js'

export interface FetchOptions {
  /** Total time limit in milliseconds, including redirects and name lookups; default 20,000. */
  timeLimit?: number
  /** Size limit of the body in bytes, on the wire and unpacked alike; default 20 MB. */
  sizeLimit?: number
  /** Cancels the fetch; its reason is thrown. */
  signal?: AbortSignal | undefined
  /** How to resolve names; default: as the system does. */
  resolve?: Resolve
  /** The networks, as CIDR, that this machine belongs to; default: those of its interfaces. */
  networks?: () => readonly string[]
  /** Where connections to checked addresses go; default: to the addresses themselves. */
  reach?: Reach
  /** Certificates (PEM) to trust instead of Node's own; none if the list is empty. */
  authorities?: readonly string[]
}

export type Settings = Required<Omit<FetchOptions, 'authorities' | 'signal'>> &
  Pick<FetchOptions, 'authorities'>

/** What is asked of a site beside the address. */
export interface Request {
  headers: RequestHeaders
  /** Called with the Content-Type of a page before its body is read. @throws YoujuError url_refused */
  refuseTypes(contentType: string): void
}

/** The answer of a site to one request. */
export interface Visited {
  url: URL
  status: number
  /** Header fields by their names in lower case, as received; of several alike, those that Node joins. */
  headers: IncomingMessage['headers']
  /** Where it redirects to, checked like a requested address; null if it does not. */
  location: URL | null
  /** The unpacked body; null unless the status is 200. */
  body: Uint8Array | null
}

/**
 * Requests one public address, without following redirects. The connection goes to exactly the address that was
 * checked.
 * @throws YoujuError url_refused, or errors on the wire
 */
export async function visit(
  url: URL,
  request: Request,
  settings: Settings,
  signal: AbortSignal,
): Promise<Visited> {
  const addresses = await publicAddresses(hostOf(url), settings, signal)
  const socket = await connectTo(url, addresses, settings, signal)
  try {
    const response = await ask(url, socket, request.headers, signal)
    const { headers, statusCode: status = 0 } = response
    const location = redirectOf(response, url)
    if (status !== 200) return { url, status, headers, location, body: null }
    request.refuseTypes(headers['content-type'] ?? '')
    const body = await readBody(response, settings.sizeLimit, signal)
    return { url, status, headers, location, body }
  } finally {
    socket.destroy()
  }
}

const redirectsFollowed = 5

/** Visits an address and those that it redirects to, until one does not. @throws YoujuError url_refused */
export async function follow(
  first: URL,
  visitOne: (url: URL) => Promise<Visited>,
): Promise<{ visited: Visited; redirects: number[] }> {
  const seen = new Set<string>()
  const redirects: number[] = []
  let url = first
  for (let hop = 0; hop <= redirectsFollowed; hop++) {
    if (seen.has(url.href)) throw refusals.loop()
    seen.add(url.href)
    const visited = await visitOne(url)
    if (visited.location === null) return { visited, redirects }
    redirects.push(visited.status)
    url = visited.location
  }
  throw refusals.redirects()
}

/**
 * Runs work on the wire within the time limit.
 * @throws YoujuError url_refused, or the reason of the options' signal
 */
export async function withinTime<T>(
  options: FetchOptions,
  work: (settings: Settings, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const settings: Settings = {
    timeLimit: 20_000,
    sizeLimit: 20_000_000,
    resolve: systemResolve,
    networks: systemNetworks,
    reach: (address, port) => ({ address, port }),
    ...options,
  }
  const stop = new AbortController()
  const callOff = () => stop.abort(options.signal?.reason)
  if (options.signal?.aborted) callOff()
  options.signal?.addEventListener('abort', callOff, { once: true })
  const timer = setTimeout(() => stop.abort(refusals.slow()), settings.timeLimit)
  try {
    return await work(settings, stop.signal)
  } catch (cause) {
    throw stop.signal.aborted ? stop.signal.reason : asRefusal(cause)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', callOff)
  }
}
