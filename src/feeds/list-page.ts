import { parseHTML } from 'linkedom'
import { absolute, type FeedContent, mostItems, plain } from './feed-content.js'
import { addressKey } from './item-address.js'

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
  const titles = new Map<string, { url: string; title: string }>()
  for (const link of document.querySelectorAll('a[href]') as Iterable<Link>) {
    const url = absolute(link.getAttribute('href'), base ?? address)
    const title = plain(link.getAttribute('title')) ?? plain(link.textContent)
    if (url === null || title === null || title.length < shortestHeadline) continue
    const to = new URL(url)
    if (to.host !== page.host || !to.pathname.startsWith(folder)) continue
    to.hash = ''
    const key = addressKey(to.href)
    if (key === addressKey(address) || titles.has(key)) continue
    titles.set(key, { url: to.href, title })
  }
  const all = [...titles.values()]
  return {
    kind: 'list',
    title: plain(document.querySelector('title')?.textContent),
    items: all.slice(0, mostItems).map(({ url, title }) => ({
      ...{ id: null, url, title, published: null, updated: null },
      ...{ author: null, source: null, html: null },
    })),
    more: Math.max(0, all.length - mostItems),
    sitemaps: [],
  }
}
