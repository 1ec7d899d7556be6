import type { IncomingMessage } from 'node:http'
import { readBody } from './body.js'
import { keptBytes } from './charset.js'
import { connectTo, type Reach } from './connect.js'
import { fileName } from './file-name.js'
import { systemNetworks } from './own-networks.js'
import { kindOf, refuseOtherTypes } from './page-kind.js'
import { hostOf, pageUrl } from './page-url.js'
import { redirectOf } from './redirect.js'
import { asRefusal, refusals } from './refusals.js'
import { ask } from './request.js'
import { publicAddresses, type Resolve, systemResolve } from './resolve.js'

export interface FetchedPage {
  /** The final address of the page, after redirects, without fragment. */
  url: string
  /** A safe file name with the extension that tells the corpus how to read it; always the same for the same `url`. */
  name: string
  /** The unpacked body, byte for byte as the site sent it unless `rewrittenFrom` is set. */
  bytes: Uint8Array
  /** The header as received, with its charset; empty if there was none. */
  contentType: string
  /** The charset that only the header stated, if the bytes were rewritten from it to UTF-8; otherwise null. */
  rewrittenFrom: string | null
}

export interface FetchOptions {
  /** Total time limit in milliseconds, including redirects and name lookups; default 20,000. */
  timeLimit?: number
  /** Size limit of the body in bytes, on the wire and unpacked alike; default 20 MB. */
  sizeLimit?: number
  /** Cancels the fetch; its reason is thrown. */
  signal?: AbortSignal
  /** How to resolve names; default: as the system does. */
  resolve?: Resolve
  /** The networks, as CIDR, that this machine belongs to; default: those of its interfaces. */
  networks?: () => readonly string[]
  /** Where connections to checked addresses go; default: to the addresses themselves. */
  reach?: Reach
  /** Certificates (PEM) to trust instead of Node's own; none if the list is empty. */
  authorities?: readonly string[]
}

type Settings = Required<Omit<FetchOptions, 'authorities' | 'signal'>> &
  Pick<FetchOptions, 'authorities'>

const redirectsFollowed = 5

/**
 * Fetches one public page or document. Connects to public addresses only, whatever the address, its names or its
 * redirects say: every hop is checked, and the connection goes to exactly the address that was checked.
 * @throws YoujuError url_refused, with one sentence that says why and what to do
 */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<FetchedPage> {
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
    return await follow(pageUrl(url), settings, stop.signal)
  } catch (cause) {
    throw stop.signal.aborted ? stop.signal.reason : asRefusal(cause)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', callOff)
  }
}

async function follow(first: URL, settings: Settings, signal: AbortSignal): Promise<FetchedPage> {
  const seen = new Set<string>()
  let url = first
  for (let hop = 0; hop <= redirectsFollowed; hop++) {
    if (seen.has(url.href)) throw refusals.loop()
    seen.add(url.href)
    const next = await visit(url, settings, signal)
    if (!(next instanceof URL)) return next
    url = next
  }
  throw refusals.redirects()
}

/** Returns the page at `url`, or the address that it redirects to. */
async function visit(
  url: URL,
  settings: Settings,
  signal: AbortSignal,
): Promise<FetchedPage | URL> {
  const addresses = await publicAddresses(hostOf(url), settings, signal)
  const socket = await connectTo(url, addresses, settings, signal)
  try {
    const response = await ask(url, socket, signal)
    return redirectOf(response, url) ?? (await pageIn(response, url, settings, signal))
  } finally {
    socket.destroy()
  }
}

async function pageIn(
  response: IncomingMessage,
  url: URL,
  { sizeLimit }: Settings,
  signal: AbortSignal,
): Promise<FetchedPage> {
  if (response.statusCode !== 200) throw refusals.status(response.statusCode ?? 0)
  const contentType = response.headers['content-type'] ?? ''
  refuseOtherTypes(contentType)
  const body = await readBody(response, sizeLimit, signal)
  const kept = keptBytes(contentType, body)
  const extension = kindOf(contentType, kept.bytes, url.pathname)
  return { url: url.href, name: fileName(url, extension), contentType, ...kept }
}
