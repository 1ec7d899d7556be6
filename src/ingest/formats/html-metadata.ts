import { named } from '../../domain/index.js'
import { dateIn, type Metadata } from '../metadata.js'
import { statedIn } from './stated-metadata.js'

interface PageElement {
  textContent: string | null
  getAttribute(name: string): string | null
}

export interface Page {
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** What a page's head says of its story, and of the site, which counts where nothing else is said. */
export interface StatedByPage {
  stated: Partial<Metadata>
  site: Partial<Metadata>
}

const metaNames: Record<string, string> = {
  'og:title': 'title',
  'twitter:title': 'title',
  articletitle: 'title',
  'og:url': 'url',
  'article:published_time': 'published',
  'og:release_date': 'published',
  'bytedance:published_time': 'published',
  'weibo:article:create_at': 'published',
  datepublished: 'published',
  publishdate: 'published',
  publish_date: 'published',
  pubdate: 'published',
  'article:author': 'author',
  author: 'author',
  source: 'source',
  contentsource: 'source',
  mediaid: 'source',
  'og:site_name': 'site',
  sitename: 'site',
}

// The platform is not whose account it is.
const platform = '微信公众平台'

export function statedByPage(document: Page): StatedByPage {
  const fields: Record<string, unknown> = {}
  for (const element of document.querySelectorAll('meta')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name')
    const key = named(metaNames, (name ?? element.getAttribute('itemprop') ?? '').toLowerCase())
    const content = element.getAttribute('content')?.trim()
    if (content === platform) continue
    if (key && content && !/^https?:/.test(key === 'author' ? content : '')) fields[key] ??= content
  }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const [key, value] of Object.entries(linkedData(script.textContent ?? '')))
      fields[key] ??= value
  }
  fields.published ??= timeOf(document)
  const title = headlineOf(document, typeof fields.title === 'string' ? fields.title : null)
  const { site, publisher, ...own } = fields
  return {
    stated: statedIn({ ...own, title }),
    site: statedIn({ source: publisher ?? site }),
  }
}

/** The day of the first <time> that states one in full. */
function timeOf(document: Page): string | undefined {
  for (const element of document.querySelectorAll('time')) {
    const stated = element.getAttribute('datetime') ?? element.textContent ?? ''
    if (dateIn(stated) !== null) return stated
  }
  return undefined
}

/** The headline as the page prints it, where its head adds the names of channel and site to it. */
function headlineOf(document: Page, stated: string | null): string | null {
  const titles = [...document.querySelectorAll('title')].slice(0, 1)
  const full = stated ?? titles[0]?.textContent?.trim() ?? null
  const printed = [...document.querySelectorAll('h1')]
    .map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => text.length >= 4)
  if (full === null) return printed.length === 1 ? (printed[0] ?? null) : null
  return printed.find((text) => full.startsWith(text)) ?? withoutSite(full)
}

// 标题_频道_站点, 标题 - 站点, 标题--站点: names of a few characters behind the headline.
const siteBehind =
  /^(.{6,}?)(?:\s{0,3}(?:_|\||｜|——|--|—|–|\s-\s|-(?=[^-]{2,12}[网報报社台]$))\s{0,3}[^_|｜—–-]{2,16}){1,4}$/

function withoutSite(title: string): string {
  return title.length > 200 ? title : (siteBehind.exec(title)?.[1] ?? title).trim()
}

function linkedData(text: string): Record<string, unknown> {
  try {
    const story = objectsIn(JSON.parse(text)).find((each) => typeof each.headline === 'string')
    if (!story) return {}
    return {
      title: story.headline,
      published: story.datePublished,
      author: namesIn(story.author),
      publisher: namesIn(story.publisher),
    }
  } catch {
    // A page's broken JSON-LD says nothing; its text still does.
    return {}
  }
}

/** The objects of linked data: one, a list of them, or a graph. */
function objectsIn(data: unknown): Record<string, unknown>[] {
  const objects = [data].flat().filter((each) => typeof each === 'object' && each !== null)
  return (objects as Record<string, unknown>[]).flatMap((each) => [
    each,
    ...([each['@graph'] ?? [], each.mainEntity ?? []].flat() as Record<string, unknown>[]),
  ])
}

function namesIn(value: unknown): string | undefined {
  const names = [value].flat().flatMap((each) => {
    const name = typeof each === 'string' ? each : (each as { name?: unknown } | undefined)?.name
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []
  })
  return names.length > 0 ? [...new Set(names)].join(' ') : undefined
}
