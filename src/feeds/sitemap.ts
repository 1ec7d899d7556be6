import {
  absolute,
  believable,
  type FeedContent,
  type FeedItem,
  mostItems,
  plain,
} from './feed-content.js'
import { childText, type Element, treeOf } from './xml.js'

/**
 * Reads a sitemap, a news sitemap, or an index of sitemaps; of a larger one, the entries that changed last.
 * @returns null if the text is none
 */
export function readSitemap(text: string, address: string, today: string): FeedContent | null {
  const root = /<(?:\w+:)?(urlset|sitemapindex)[\s>]/i.exec(text.slice(0, 4096))?.[1]
  if (root === undefined) return null
  const tree = treeOf(text)
  if (root.toLowerCase() === 'sitemapindex') {
    const listed = newestFirst(elements(tree, 'sitemap'))
    const sitemaps = listed.flatMap(
      ({ element }) => absolute(childText(element, 'loc'), address) ?? [],
    )
    return {
      kind: 'sitemap',
      title: null,
      items: [],
      more: 0,
      sitemaps: sitemaps.slice(0, mostItems),
    }
  }
  const entries = newestFirst(elements(tree, 'url'))
  return {
    kind: 'sitemap',
    title: null,
    items: entries.slice(0, mostItems).map(({ element }) => itemOf(element, address, today)),
    more: Math.max(0, entries.length - mostItems),
    sitemaps: [],
  }
}

function itemOf(element: Element, address: string, today: string): FeedItem {
  const [news] = descendants(element, 'news')
  const published = news && childText(news, 'publication_date')
  const [publication] = news ? descendants(news, 'publication') : []
  const url = absolute(childText(element, 'loc'), address)
  return {
    id: null,
    url,
    title: plain(news && childText(news, 'title')),
    // A sitemap's `lastmod` says when the page changed, which is no day of publication.
    published: believable(published, today),
    updated: plain(childText(element, 'lastmod')) ?? plain(published),
    author: null,
    source: plain(publication && childText(publication, 'name')),
    html: null,
  }
}

/** Returns the elements below one, by their name without prefix. */
function descendants(parent: Element, name: string): Element[] {
  return Array.from(parent.children).flatMap((child) => [
    ...(child.localName.replace(/^.*:/, '').toLowerCase() === name ? [child] : []),
    ...descendants(child, name),
  ])
}

function elements(parent: Element, name: string): Element[] {
  return Array.from(parent.getElementsByTagName(name))
}

/** Entries without a time keep their order, behind those with one. */
function newestFirst(all: readonly Element[]): { element: Element; time: string }[] {
  const timed = all.map((element) => ({ element, time: timeOf(element) }))
  return timed.sort((a, b) => (a.time === b.time ? 0 : a.time < b.time ? 1 : -1))
}

function timeOf(element: Element): string {
  const [news] = descendants(element, 'news')
  const stated =
    (news && childText(news, 'publication_date')) ?? childText(element, 'lastmod') ?? ''
  const time = Date.parse(stated.trim())
  return Number.isNaN(time) ? '' : new Date(time).toISOString()
}
