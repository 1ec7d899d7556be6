import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Article } from '../../domain/index.js'
import { finish } from '../draft.js'
import { lineCounter } from '../line-counter.js'
import type { Metadata } from '../metadata.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { traceBack } from './html-origins.js'
import { statedIn } from './stated-metadata.js'

/** As much of a DOM node as is read here; linkedom's own types need the browser's library. */
interface PageNode {
  nodeType: number
  nodeName: string
  textContent: string | null
  childNodes: Iterable<PageNode>
}

interface PageElement {
  textContent: string | null
  getAttribute(name: string): string | null
}

interface Page {
  querySelectorAll(selector: string): Iterable<PageElement>
}

const blocks =
  'address article aside blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre section table td th tr ul'
const blockNames = new Set(blocks.toUpperCase().split(' '))

/** The story of a web page: Readability finds it, the page's meta tags and JSON-LD describe it. */
export function readHtml(html: string, file: string): Article[] {
  const { document } = parseHTML(html)
  const stated = statedByPage(document)
  const body = document.body?.cloneNode(true) as unknown as PageNode | undefined
  const story = new Readability(document as never, { charThreshold: 100 }).parse()
  if (story?.title && stated.title === undefined) stated.title = story.title.trim()
  const content = story?.content
    ? parseHTML(`<!doctype html><html><body>${story.content}</body></html>`).document.body
    : body
  const text = content ? textOf(content as unknown as PageNode) : ''
  if (text.trim() === '') return []
  return finish({
    repaired: repairAll(traceBack(text, html), characterRepairs),
    stated,
    digest: false,
    origin: null,
    file,
    id: file,
    mayHoldStories: true,
    lineOf: lineCounter(html),
  })
}

function statedByPage(document: Page): Partial<Metadata> {
  const fields: Record<string, unknown> = {}
  for (const element of document.querySelectorAll('meta')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? ''
    const content = element.getAttribute('content')
    const key = metaNames[name.toLowerCase()]
    if (key && content) fields[key] ??= content
  }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const [key, value] of Object.entries(jsonLd(script.textContent ?? '')))
      fields[key] ??= value
  }
  return statedIn(fields)
}

const metaNames: Record<string, string> = {
  'og:title': 'title',
  'og:site_name': 'source',
  'og:url': 'url',
  'article:published_time': 'published',
  'article:author': 'author',
  author: 'author',
  source: 'source',
  publishdate: 'published',
  pubdate: 'published',
}

function jsonLd(text: string): Record<string, unknown> {
  try {
    const data = [JSON.parse(text)].flat().find((each) => each?.headline) ?? {}
    const nameOf = (value: { name?: unknown } | undefined) => value?.name
    return {
      title: data.headline,
      published: data.datePublished,
      author: nameOf([data.author].flat()[0]),
      source: nameOf(data.publisher),
    }
  } catch {
    // A page's broken JSON-LD says nothing; its text still does.
    return {}
  }
}

/** The text of a node with a line for each block, white space inside lines folded as a browser does. */
function textOf(node: PageNode): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replace(/\s+/g, ' ')
  if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/i.test(node.nodeName)) return ''
  let text = ''
  for (const child of node.childNodes) text += textOf(child)
  return blockNames.has(node.nodeName.toUpperCase()) ? `\n${text}\n` : text
}
