import {
  absolute,
  believable,
  contentOf,
  type FeedContent,
  type FeedItem,
  mostItems,
  plain,
  timeIn,
} from './feed-content.js'
import { childText, type Element, elements, treeOf } from './xml.js'

/**
 * Reads a sitemap, a news sitemap, or an index of sitemaps; of a larger one, the entries that changed last.
 * @returns null if the text is none
 */
export function readSitemap(text: string, address: string, today: string): FeedContent | null {
  const root = /<(?:\w+:)?(urlset|sitemapindex)[\s>]/i.exec(text.slice(0, 4096))?.[1]
  if (root === undefined) return null
  const tree = treeOf(text)
  if (root.toLowerCase() === 'sitemapindex') {
    const listed = elements(tree, 'sitemap').map((element) => ({
      url: absolute(childText(element, 'loc'), address),
      time: timeIn(childText(element, 'lastmod') ?? ''),
    }))
    const sitemaps = listed.toSorted((a, b) => b.time - a.time).flatMap(({ url }) => url ?? [])
    return { ...contentOf('sitemap', null, []), sitemaps: sitemaps.slice(0, mostItems) }
  }
  const items = elements(tree, 'url').map((element) => itemOf(element, address, today))
  return contentOf('sitemap', null, items)
}

function itemOf(element: Element, address: string, today: string): FeedItem {
  const [news] = descendants(element, 'news')
  const published = news && childText(news, 'publication_date')
  const [publication] = news ? descendants(news, 'publication') : []
  return {
    id: null,
    url: absolute(childText(element, 'loc'), address),
    title: plain(news && childText(news, 'title')),
    // A sitemap's `lastmod` says when the page changed, which is no day of publication.
    published: believable(published, today),
    updated: plain(childText(element, 'lastmod')) ?? plain(published),
    author: null,
    source: plain(publication && childText(publication, 'name')),
    html: null,
    isContent: false,
  }
}

/** Returns the elements below one, by their name without prefix. */
function descendants(parent: Element, name: string): Element[] {
  return Array.from(parent.children).flatMap((child) => [
    ...(child.localName.replace(/^.*:/, '').toLowerCase() === name ? [child] : []),
    ...descendants(child, name),
  ])
}
