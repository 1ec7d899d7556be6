import { keptBytes } from './charset.js'
import { fileName } from './file-name.js'
import { kindOf, refuseOtherTypes } from './page-kind.js'
import { pageUrl } from './page-url.js'
import { refusals } from './refusals.js'
import { pageHeaders } from './request.js'
import { type FetchOptions, follow, type Visited, visit, withinTime } from './visit.js'

export type { FetchOptions } from './visit.js'

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

/**
 * Fetches one public page or document. Connects to public addresses only, whatever the address, its names or its
 * redirects say: every hop is checked, and the connection goes to exactly the address that was checked.
 * @throws YoujuError url_refused, with one sentence that says why and what to do
 */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const request = { headers: pageHeaders, refuseTypes: refuseOtherTypes }
  return withinTime(options, async (settings, signal) => {
    const { visited } = await follow(pageUrl(url), (one) => visit(one, request, settings, signal))
    return pageIn(visited)
  })
}

/** Returns the page in what a site answered. @throws YoujuError url_refused */
export function pageIn({ url, status, headers, body }: Visited): FetchedPage {
  if (body === null) throw refusals.status(status)
  const contentType = headers['content-type'] ?? ''
  const kept = keptBytes(contentType, body)
  const extension = kindOf(contentType, kept.bytes, url.pathname)
  return { url: url.href, name: fileName(url, extension), contentType, ...kept }
}
