import type { Extension } from '../../corpus/intake/page-kind.js'
import { refusals } from '../../corpus/intake/refusals.js'
import { failure } from '../../wording/failure.js'
import type { PoliteFetcher } from '../fetching/polite-fetcher.js'
import type { FeedItem } from '../reading/feed-content.js'
import { readPageApart } from '../reading/read-apart.js'
import { isFront } from '../reading/read-page.js'
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
  if (fetched.body === null) throw refusals.status(fetched.status)
  const page = await readPageApart({
    bytes: fetched.body,
    contentType: fetched.headers['content-type'] ?? '',
    url: fetched.url.href,
  })
  const key = addressKey(url)
  // Sites send readers of what they have deleted to their front page.
  if (isFront(addressKey(page.url)) && !isFront(key)) {
    throw failure('url_refused', { reason: { code: 'page_gone' } })
  }
  const { extension, canonical } = page
  const others = [page.url, ...(canonical === null ? [] : [canonical])].map(addressKey)
  return {
    bytes: page.bytes,
    extension,
    hash: digestOf([page.bytes]),
    url: page.url,
    otherKeys: [...new Set(others)].filter((other) => other !== key),
  }
}
