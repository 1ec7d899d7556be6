import { parseHTML } from 'linkedom'
import type { Article, RejectionReason } from '../../../domain/index.js'
import { anyOf } from '../../../text/any-of.js'
import { foldCompact } from '../../../text/fold.js'
import { commentsLead } from '../../../text/lexicon/pages.js'
import { type Draft, finish } from '../../draft.js'
import { lineCounter } from '../../line-counter.js'
import type { Metadata } from '../../metadata.js'
import { characterRepairs } from '../../repair/index.js'
import { repairAll } from '../../repair/repair.js'
import { goneReason, isGone, reasonAgainst, shortNotice } from '../no-article.js'
import { type Block, blocksOf, textOf } from './blocks.js'
import { described } from './described.js'
import { headlineOf } from './headline.js'
import { labelled } from './labels.js'
import { traceBack } from './origins.js'
import { longestInfo } from './printed-days.js'
import { measure } from './scan.js'
import { statedInScripts } from './scripts.js'
import { type Page, statedByPage } from './stated.js'
import {
  isOnly,
  type PageDocument,
  proseIn,
  shortestStory,
  storyNode,
  withLead,
  withoutInfo,
  withoutOldMarkup,
} from './story.js'
import { textOfHtml } from './text.js'

// Beyond these limits a tree costs more than it is worth, and code that walks it recursively overflows the stack.
const deepestTree = 400
const largestTree = 30_000
/** Characters that Readability may read: about a second. Ordinary pages need a tenth of it. */
const mostWork = 500_000_000
const headRead = 200_000

/**
 * Reads the story of a web page. Readability finds the node that holds it. If it finds none, or one with less
 * than half of the page's sentences, or the page is too large or deep for a tree, the whole page is read and
 * cleared line by line. Meta tags, linked data, scripts and what is printed around the story describe it.
 */
export function readHtml(html: string, file: string): Article[] | { reason: RejectionReason } {
  const { tags, depth, work } = measure(html)
  const isTree = tags <= largestTree && depth <= deepestTree && work <= mostWork
  const uncommented = beforeComments(html)
  const page = wholeText(uncommented)
  const document = documentOf(html, isTree)
  const stated = statedByPage(document, html)
  const inScripts = statedInScripts(document)
  const least = 0.5 * proseIn(page)
  const ofStory = uncommented === html ? document : documentOf(uncommented, isTree)
  const node = isTree ? storyNode(ofStory, least) : null
  const isOwn = node !== null && (proseIn(node) >= least || isOnly(html))
  const found = isOwn ? node : page
  const blocks = blocksOf(html)
  const title = headlineOf(stated, blocks, found)
  const text = isOwn ? withoutInfo(withLead(found, page, title), title, infoIn(blocks)) : found
  const articles = found.trim() === '' ? [] : finish(draftOf(html, file, text, stated.url, title))
  const [article, ...others] = articles
  if (others.length > 0) return articles
  const said = article?.text ?? page
  if (said.length <= shortNotice && isGone(title ?? '')) return { reason: goneReason }
  const reason = article ? reasonAgainst(article.text) : isGone(page) ? goneReason : null
  if (reason !== null) return { reason }
  return article ? [{ ...article, ...described(article, { stated, inScripts, blocks }) }] : []
}

/** Returns the blocks that hold only labels and their values, in the form of the lines of a text. */
function infoIn(blocks: readonly Block[]): Set<string> {
  const found = blocks.filter((block) => {
    if (block.length < 2 || textOf(block).length > longestInfo) return false
    const { source, author, editors } = labelled(block)
    return source !== null || author !== null || editors.length > 0
  })
  return new Set(found.map((block) => foldCompact(textOf(block))))
}

function documentOf(html: string, isTree: boolean): Page & PageDocument {
  const whole = isTree ? asDocument(withoutOldMarkup(html)) : headOf(html)
  return parseHTML(whole).document as unknown as Page & PageDocument
}

const comments = new RegExp(
  `>\\s{0,20}${anyOf(commentsLead)}(?:评论|評論|留言|跟帖)\\s?[(（]?\\s?\\d{0,6}\\s?[条條则則]?\\s?[)）]?\\s{0,20}<`,
  'g',
)

/** Returns the page up to where it shows readers' comments, which may be longer than the story above them. */
function beforeComments(html: string): string {
  for (const { index } of html.matchAll(comments)) {
    const above = html.slice(0, index + 1)
    if (proseIn(wholeText(above)) >= shortestStory) return above
  }
  return html
}

function draftOf(
  html: string,
  file: string,
  text: string,
  url: string | null,
  title: string | null,
): Draft {
  const stated: Partial<Metadata> = {
    ...(title === null ? {} : { title }),
    ...(url === null ? {} : { url }),
  }
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

/**
 * Returns everything on the page that is neither hidden nor in a landmark; if no running text is left then,
 * includes the landmarks.
 */
function wholeText(html: string): string {
  const story = textOfHtml(html, { withLandmarks: false })
  if (proseIn(story) > 0) return story
  const all = textOfHtml(html, { withLandmarks: true })
  return proseIn(all) > 0 || story.trim() === '' ? all : story
}

/** Wraps a copied part of a page as a whole document. */
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
