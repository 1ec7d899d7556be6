import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.js'
import { refusals } from './refusals.js'

const longest = 2048
const ports = new Set(['', '80', '443', '8080', '8443'])

// Names of machines or services of the local network, whatever a resolver returns for them: RFC 6761, 6762, 8375,
// 9476, ICANN's .internal, and names that home and company networks use.
const innerNames =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|alt|invalid|onion)$/

/**
 * Parses the URL of a page that may be fetched, by the WHATWG rules: they turn `127.1`, `0x7f.1`, `2130706433`
 * and `１２７．０．０．１` all into 127.0.0.1 before the check. Drops the fragment. The addresses that a host name
 * resolves to are checked when it is resolved.
 * @param base the page that redirects to `text`, for relative addresses
 * @throws YoujuError url_refused
 */
export function pageUrl(text: string, base?: URL): URL {
  if (text.length > longest) throw refusals.tooLong()
  const url = parsed(text.trim(), base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refusals.scheme()
  if (url.href.length > longest) throw refusals.tooLong()
  if (url.username !== '' || url.password !== '') throw refusals.credentials()
  if (isInner(hostOf(url))) throw refusals.internal()
  if (!ports.has(url.port)) throw refusals.port()
  url.hash = ''
  return url
}

/**
 * Returns the host of a URL as resolvers and sockets expect it: IPv6 without brackets, a name without its last
 * dot.
 */
export function hostOf(url: URL): string {
  const { hostname } = url
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname.replace(/\.$/, '')
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
}

function parsed(text: string, base?: URL): URL {
  try {
    return new URL(text, base)
  } catch (cause) {
    throw refusals.malformed(cause)
  }
}

/** Names without a dot count as internal: the network's own search list completes them. */
function isInner(host: string): boolean {
  if (isIP(host) !== 0) return !isPublicAddress(host)
  return !host.includes('.') || innerNames.test(host)
}
