import { parseHTML } from 'linkedom'
import { absolute } from '../reading/feed-content.js'

/** A link of a page's head. */
interface HeadLink {
  getAttribute(name: string): string | null
}

const types = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
])

/** Where sites keep their feeds that do not say so. */
const usual = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json']

/**
 * Returns the addresses at which a site may have its feeds, best first: those that its page names, those that its robots.txt names
 * as sitemaps, and the usual ones.
 * @param sitemaps as robots.txt lists them
 */
export function feedAddresses(
  html: string,
  address: string,
  sitemaps: readonly string[],
): string[] {
  const { document } = parseHTML(html)
  const links = [...(document.querySelectorAll('link[rel][href]') as Iterable<HeadLink>)]
  const named = links.filter((link) => {
    const rel = link.getAttribute('rel')?.toLowerCase().split(/\s+/) ?? []
    const type = link.getAttribute('type')?.toLowerCase().split(';')[0]?.trim() ?? ''
    return rel.includes('alternate') ? types.has(type) : rel.includes('feed')
  })
  const candidates = [
    ...named.map((link) => link.getAttribute('href')),
    ...sitemaps.filter((each) => /news|rss|latest/i.test(each)),
    ...usual,
    ...sitemaps,
    '/news-sitemap.xml',
    '/sitemap.xml',
  ]
  return [...new Set(candidates.flatMap((each) => absolute(each, address) ?? []))]
}
