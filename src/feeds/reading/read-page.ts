import { parseHTML } from 'linkedom'
import { pageIn } from '../../corpus/intake/fetch-page.js'
import { type Extension, kindOf } from '../../corpus/intake/page-kind.js'
import { addressKey } from '../items/item-address.js'
import { absolute } from './feed-content.js'
import { textOf } from './read-source.js'

/** What a site sent at the address of an item. */
export interface PageBytes {
  bytes: Uint8Array
  contentType: string
  /** The final address. */
  url: string
}

export interface ReadPage {
  url: string
  /** As the corpus keeps them. */
  bytes: Uint8Array
  extension: Extension
  /** The address that the page says is its own, if it is one of the same site. */
  canonical: string | null
}

/** @throws YoujuError url_refused for what is no page or document */
export function readPage({ bytes, contentType, url }: PageBytes): ReadPage {
  const headers = { 'content-type': contentType }
  const visited = { url: new URL(url), status: 200, headers, location: null, body: bytes }
  const page = pageIn(visited)
  const extension = kindOf(contentType, page.bytes, visited.url.pathname)
  const canonical = extension === '.html' ? canonicalOf({ ...page, contentType }) : null
  return { url: page.url, bytes: page.bytes, extension, canonical }
}

/** The head of a page (bytes), where its canonical link stands. */
const headRead = 65_536

function canonicalOf({ bytes, contentType, url }: PageBytes): string | null {
  const text = textOf({ bytes: bytes.subarray(0, headRead), contentType })
  if (text === null) return null
  const { document } = parseHTML(text)
  const stated = document.querySelector('link[rel="canonical"][href]')?.getAttribute('href')
  const address = absolute(stated, url)
  if (address === null) return null
  const [own, other] = [addressKey(url), addressKey(address)]
  return hostIn(own) === hostIn(other) && !isFront(other) ? address : null
}

/** Decides whether a key is that of a site's front page. */
export const isFront = (key: string): boolean => !/[/?#]/.test(key)

const hostIn = (key: string): string => key.split(/[/?#]/)[0] ?? ''
