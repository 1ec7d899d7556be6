import { parseHTML } from 'linkedom'
import { pageIn } from '../../corpus/intake/fetch-page.js'
import { type Extension, kindOf } from '../../corpus/intake/page-kind.js'
import { failure } from '../../wording/failure.js'
import type { PoliteFetcher } from '../fetching/polite-fetcher.js'
import { absolute, type FeedItem } from '../reading/feed-content.js'
import { textOf } from '../reading/read-source.js'
import { digestOf } from './digest.js'
import { fullText } from './feed-text.js'
import { addressKey } from './item-address.js'
import { pageOf } from './item-file.js'

/** What an item's article is made from. */
export interface ItemContent {
  bytes: Uint8Array
  extension: Extension
  /** The same for the same content, wherever it stands. */
  hash: string
  /** The address where a reader can check it; null if it has none. */
  url: string | null
  /** The keys of the other addresses that it turned out to have. */
  otherKeys: string[]
}

/**
 * Returns the text that the feed carries of an item, if that is the whole article, else its page.
 * @throws YoujuError url_refused
 */
export async function contentOfItem(
  item: FeedItem,
  fetcher: PoliteFetcher,
  signal?: AbortSignal,
): Promise<ItemContent> {
  const { url, title } = item
  const text = fullText(item)
  if (text !== null) {
    const hash = digestOf([title, text])
    return { bytes: pageOf(item, text), extension: '.html', hash, url, otherKeys: [] }
  }
  if (url === null) throw failure('url_refused', { reason: { code: 'item_empty' } })
  const fetched = await fetcher.get(url, { what: 'page', signal })
  const page = pageIn(fetched)
  const key = addressKey(url)
  // Sites send readers of what they have deleted to their front page.
  if (isFront(addressKey(page.url)) && !isFront(key)) {
    throw failure('url_refused', { reason: { code: 'page_gone' } })
  }
  const extension = kindOf(page.contentType, page.bytes, fetched.url.pathname)
  const canonical = extension === '.html' ? canonicalOf(page) : null
  const others = [page.url, ...(canonical === null ? [] : [canonical])].map(addressKey)
  return {
    bytes: page.bytes,
    extension,
    hash: digestOf([page.bytes]),
    url: page.url,
    otherKeys: [...new Set(others)].filter((other) => other !== key),
  }
}

const isFront = (key: string): boolean => !/[/?#]/.test(key)

/** The head of a page (bytes), where its canonical link stands. */
const headRead = 65_536

/** Returns the address that a page says is its own, if it is one of the same site. */
function canonicalOf({
  bytes,
  contentType,
  url,
}: {
  bytes: Uint8Array
  contentType: string
  url: string
}): string | null {
  const text = textOf({ bytes: bytes.subarray(0, headRead), contentType })
  if (text === null) return null
  const { document } = parseHTML(text)
  const stated = document.querySelector('link[rel="canonical"][href]')?.getAttribute('href')
  const address = absolute(stated, url)
  if (address === null) return null
  const [own, other] = [addressKey(url), addressKey(address)]
  return hostIn(own) === hostIn(other) && !isFront(other) ? address : null
}

const hostIn = (key: string): string => key.split(/[/?#]/)[0] ?? ''
