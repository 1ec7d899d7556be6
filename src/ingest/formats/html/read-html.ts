import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Article } from '../../../domain/index.js'
import { type Draft, finish } from '../../draft.js'
import { lineCounter } from '../../line-counter.js'
import { isProse } from '../../lines.js'
import type { Metadata } from '../../metadata.js'
import { characterRepairs } from '../../repair/index.js'
import { repairAll } from '../../repair/repair.js'
import { blocksOf } from './blocks.js'
import { described } from './described.js'
import { headlineOf } from './headline.js'
import { traceBack } from './origins.js'
import { measure } from './scan.js'
import { statedInScripts } from './scripts.js'
import { type Page, statedByPage } from './stated.js'
import { textOfHtml } from './text.js'
import { type TextHolder, unveil, veilTexts } from './veiled-texts.js'

// Beyond these a tree costs more than it tells, and code that walks one by recursion ends.
const deepestTree = 400
const largestTree = 30_000
/** Characters that Readability may read: about a second. Ordinary pages ask for a tenth of it. */
const mostWork = 500_000_000
const headRead = 200_000

/**
 * The story of a web page. Readability finds the node that holds it; where it finds none, or one that
 * holds less than half of the page's sentences, or the page is too large or deep for a tree, the whole
 * page is read and cleared line by line. Meta tags, linked data, scripts and what stands around the story describe it.
 */
export function readHtml(html: string, file: string): Article[] {
  const { tags, depth, work } = measure(html)
  const isTree = tags <= largestTree && depth <= deepestTree && work <= mostWork
  const page = wholeText(html)
  const document = parseHTML(isTree ? asDocument(html) : headOf(html)).document
  const head = document as unknown as Page
  const stated = statedByPage(head)
  const inScripts = statedInScripts(head)
  const node = isTree ? storyNode(document as never) : null
  const text = node !== null && proseIn(node) >= 0.5 * proseIn(page) ? node : page
  if (text.trim() === '') return []
  const blocks = blocksOf(html)
  const title = headlineOf(stated, blocks, text)
  const articles = finish(draftOf(html, file, text, { ...(title === null ? {} : { title }), ...(stated.url === null ? {} : { url: stated.url }) }))
  const [article, ...others] = articles
  if (!article || others.length > 0) return articles
  return [{ ...article, ...described(article, { stated, inScripts, blocks }) }]
}

function draftOf(html: string, file: string, text: string, stated: Partial<Metadata>): Draft {
  return {
    repaired: repairAll(traceBack(text, html), characterRepairs),
    stated,
    digest: false,
    origin: null,
    file,
    id: file,
    mayHoldStories: true,
    lineOf: lineCounter(html),
  }
}

/** Everything on the page that is neither hidden nor in a landmark, unless that is nearly all of it. */
function wholeText(html: string): string {
  const story = textOfHtml(html, { withLandmarks: false })
  if (proseIn(story) > 0) return story
  const all = textOfHtml(html, { withLandmarks: true })
  return proseIn(all) > 0 || story.trim() === '' ? all : story
}

interface PageDocument {
  documentElement: TextHolder | null
  querySelectorAll(selector: string): Iterable<{
    getAttribute(name: string): string | null
    removeAttribute(name: string): void
    remove(): void
  }>
}

function storyNode(document: PageDocument): string | null {
  veilTexts(document.documentElement)
  for (const element of document.querySelectorAll('[style]')) {
    // WeChat hides its story until its script has run.
    if (/display\s{0,3}:\s{0,3}none/i.test(element.getAttribute('style') ?? '')) element.remove()
    else element.removeAttribute('style')
  }
  for (const element of document.querySelectorAll('[hidden]')) element.remove()
  const story = contentOf(document)
  return story ? unveil(textOfHtml(story, { withLandmarks: true })) : null
}

function contentOf(document: PageDocument): string | null {
  try {
    return new Readability(document as never, { charThreshold: 100 }).parse()?.content ?? null
  } catch {
    // A page that it stumbles over can still be read line by line.
    return null
  }
}

/** How many characters of running text there are. */
function proseIn(text: string): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + (isProse(line.trim()) ? line.trim().length : 0), 0)
}

/** A part of a page, as one copies it out, is put where a page has it. */
function asDocument(html: string): string {
  return /<html[\s>]/i.test(html.slice(0, headRead))
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`
}

function headOf(html: string): string {
  const head = html.slice(0, headRead)
  const end = head.search(/<\/head|<body/i)
  return `<!doctype html><html><head>${end < 0 ? '' : head.slice(0, end)}</head><body></body></html>`
}
