import { addressFileOf } from '../../ingest/fetched-address.js'
import type { FetchedPage } from './fetch-page.js'

/**
 * What to write into a corpus folder for a page, in this order: the address first, so that the page
 * is never read without it. Whoever removes the page removes both.
 */
export function filesOfPage(
  page: Pick<FetchedPage, 'name' | 'bytes' | 'url'>,
): { name: string; bytes: Uint8Array }[] {
  return [
    { name: addressFileOf(page.name), bytes: Buffer.from(`${page.url}\n`) },
    { name: page.name, bytes: page.bytes },
  ]
}
