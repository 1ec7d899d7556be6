import {
  type AnyFeed,
  type AtomFeed,
  type JsonFeed,
  parseFeed,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith'
import type { FeedKind } from '../../domain/index.js'
import {
  absolute,
  believable,
  contentOf,
  type FeedContent,
  type FeedItem,
  headline,
  plain,
} from './feed-content.js'
import { readSitemap } from './sitemap.js'
import { itemsApart, mended } from './xml.js'

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, and sitemaps. XML that is not well-formed is mended first: a feed
 * that is cut off keeps its whole items.
 * @param text the decoded body
 * @param address where it was fetched from: relative links are resolved against it
 * @param today (YYYY-MM-DD): a later day of publication is not believed
 * @returns null if the text is no feed
 */
export function readFeed(text: string, address: string, today: string): FeedContent | null {
  const sitemap = readSitemap(text, address, today)
  if (sitemap) return sitemap
  for (const form of [(whole: string) => whole, mended, itemsApart]) {
    const content = parsed(form(text), address, today)
    if (content && (content.items.length > 0 || !item.test(text))) return content
  }
  return null
}

const item = /<(?:\w+:)?(?:item|entry)[\s>]/i

function parsed(text: string, address: string, today: string): FeedContent | null {
  const read = parsedOrNull(text)
  switch (read?.format) {
    case 'rss':
      return content('rss', read.feed.title, read.feed.items, (one) => ofRss(one, address, today))
    case 'rdf':
      return content('rss', read.feed.title, read.feed.items, (one) => ofRdf(one, address, today))
    case 'json':
      return content('json', read.feed.title, read.feed.items, (one) => ofJson(one, address, today))
    case 'atom': {
      const { title, entries, xml } = read.feed
      const base = absolute(xml?.base, address) ?? address
      return content('atom', title?.value, entries, (one) => ofAtom(one, base, today))
    }
    default:
      return null
  }
}

function parsedOrNull(text: string): AnyFeed<string> | null {
  try {
    return parseFeed<string>(text)
  } catch {
    // The parser throws for what is no feed, and for what is not well-formed.
    return null
  }
}

function content<T>(
  kind: FeedKind,
  title: string | undefined,
  items: readonly T[] = [],
  read: (item: T) => FeedItem,
): FeedContent {
  return contentOf(kind, plain(title), items.map(read))
}

function ofRss(item: RssFeed.Item<string>, address: string, today: string): FeedItem {
  const { guid, dc, atom } = item
  const isAddress = guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '')
  const updated = atom?.updated ?? dc?.dates?.[0] ?? item.pubDate ?? null
  return {
    id: plain(guid?.value),
    url: absolute(item.link, address) ?? (isAddress ? absolute(guid?.value, address) : null),
    title: headline(item.title),
    published: believable(item.pubDate ?? dc?.dates?.[0], today),
    updated,
    author: plain(dc?.creators?.[0] ?? item.authors?.[0]?.name),
    source: plain(item.source?.title),
    ...textIn(item.content?.encoded, item.description),
  }
}

function ofRdf(item: RdfFeed.Item<string>, address: string, today: string): FeedItem {
  const { dc, rdf } = item
  return {
    id: plain(rdf?.about),
    url: absolute(item.link, address) ?? absolute(rdf?.about, address),
    title: headline(item.title),
    published: believable(dc?.dates?.[0], today),
    updated: plain(dc?.dates?.[0]),
    author: plain(dc?.creators?.[0]),
    source: null,
    ...textIn(item.content?.encoded, item.description),
  }
}

function ofAtom(entry: AtomFeed.Entry<string>, feedBase: string, today: string): FeedItem {
  const base = absolute(entry.xml?.base, feedBase) ?? feedBase
  const links = entry.links ?? []
  const page = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? null
  const { content: whole, summary } = entry
  const isText = whole?.type === 'text' || whole?.type === undefined
  return {
    id: plain(entry.id),
    url: absolute(page?.href, base),
    title: headline(entry.title?.value),
    published: believable(entry.published ?? entry.updated, today),
    updated: plain(entry.updated ?? entry.published),
    author: plain(entry.authors?.[0]?.name),
    source: plain(entry.source?.title?.value),
    ...textIn(isText ? asHtml(whole?.value) : whole?.value, summary?.value),
  }
}

function ofJson(item: JsonFeed.Item<string>, address: string, today: string): FeedItem {
  return {
    id: plain(item.id),
    url: absolute(item.url, address) ?? absolute(item.external_url, address),
    title: headline(item.title),
    published: believable(item.date_published ?? item.date_modified, today),
    updated: plain(item.date_modified ?? item.date_published),
    author: plain(item.authors?.[0]?.name),
    source: null,
    ...textIn(item.content_html ?? asHtml(item.content_text), item.summary),
  }
}

/** Keeps the text's own white space: the lines of a `pre` are told apart by it. */
function textIn(
  content: string | undefined,
  summary: string | undefined,
): Pick<FeedItem, 'html' | 'isContent'> {
  const isContent = plain(content) !== null
  const html = (isContent ? content : summary)?.trim() ?? ''
  return { html: html === '' ? null : html, isContent }
}

/** Returns plain text as HTML, a paragraph for each line. */
function asHtml(text: string | undefined): string | undefined {
  return text
    ?.replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .split(/\n+/)
    .map((line) => `<p>${line}</p>`)
    .join('')
}
