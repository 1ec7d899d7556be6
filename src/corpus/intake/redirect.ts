import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { pageUrl } from './page-url.js'
import { refusals } from './refusals.js'

const redirects = new Set([301, 302, 303, 307, 308])

/**
 * Returns the address that a response redirects to, checked like a requested one; null if it is not a redirect.
 * @throws YoujuError url_refused
 */
export function redirectOf(response: IncomingMessage, from: URL): URL | null {
  if (!redirects.has(response.statusCode ?? 0)) return null
  const { location } = response.headers
  if (location === undefined) throw refusals.nowhere()
  const to = pageUrl(asWritten(location), from)
  if (from.protocol === 'https:' && to.protocol === 'http:') throw refusals.downgrade()
  return to
}

/** Decodes UTF-8 again: Node reads headers as Latin-1, but sites write Chinese paths in UTF-8. */
function asWritten(header: string): string {
  const bytes = Buffer.from(header, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : header
}
