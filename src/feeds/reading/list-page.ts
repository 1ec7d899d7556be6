import { parseHTML } from 'linkedom'
import { addressKey } from '../items/item-address.js'
import { absolute, contentOf, type FeedContent, plain } from './feed-content.js'

/** A link as a page writes it. */
interface Link {
  getAttribute(name: string): string | null
  readonly textContent: string | null
}

/** A headline has at least this many characters; links with fewer lead to sections. */
const shortestHeadline = 6

/**
 * Reads a page that lists articles: its links that lead below one path of the same site and read like headlines.
 * @param under the path that all articles share; null: those of the page's own folder, and deeper
 */
export function readListPage(html: string, address: string, under: string | null): FeedContent {
  const page = new URL(address)
  const folder = under ?? page.pathname.replace(/[^/]*$/, '')
  const { document } = parseHTML(html)
  const base = absolute(document.querySelector('base[href]')?.getAttribute('href'), address)
  const own = addressKey(address)
  const found = new Map<string, { url: string; title: string }>()
  for (const link of document.querySelectorAll('a[href]') as Iterable<Link>) {
    const url = absolute(link.getAttribute('href'), base ?? address)
    const title = plain(link.getAttribute('title')) ?? plain(link.textContent)
    if (url === null || title === null || title.length < shortestHeadline) continue
    const to = new URL(url)
    if (siteOf(to) !== siteOf(page) || !to.pathname.startsWith(folder)) continue
    const key = addressKey(to.href)
    if (key === own || found.has(key)) continue
    found.set(key, { url: to.href, title })
  }
  const items = [...found.values()].map(({ url, title }) => ({
    ...{ id: null, url, title, published: null, updated: null },
    ...{ author: null, source: null, html: null, isContent: false },
  }))
  return contentOf('list', plain(document.querySelector('title')?.textContent), items)
}

const siteOf = ({ host }: URL): string => host.replace(/^(?:www|m)\./, '')
