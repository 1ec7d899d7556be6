import { Readability } from '@mozilla/readability'
import { fold, foldCompact } from '../../../text/fold.js'
import { furnitureKind } from '../../furniture/index.js'
import { startsOthers } from '../../furniture/other-stories.js'
import { isProse } from '../../lines.js'
import { dayIn } from '../../published-day.js'
import { personsIn } from '../../writers.js'
import { textOfHtml } from './text.js'
import { type TextHolder, unveil, veilTexts } from './veiled-texts.js'

interface PageElement {
  readonly innerHTML: string
  readonly textContent: string | null
  readonly parentElement: PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  getAttribute(name: string): string | null
  removeAttribute(name: string): void
  remove(): void
}

/** The part of a page's tree that is read and changed here. */
export interface PageDocument {
  documentElement: TextHolder | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** What common systems call the element that holds the story; in a forum thread, the first post. */
const holders =
  '#js_content, founder-content, [id^="postmessage_"], [itemprop="articleBody"], .TRS_Editor, #UCAP-CONTENT, .v_news_content, .wp_articlecontent'
const onlyHolder = /^(?:js_content|postmessage_\d+)$/
/** Words for screen readers, attached to labels and pictures. */
const forScreenReaders = '.visuallyhidden, .visually-hidden, .sr-only, .screen-reader-text'

/** Decides whether a page names the one element that holds its story, however much else it contains. */
export function isOnly(html: string): boolean {
  return /\sid\s?=\s?["'](?:js_content|postmessage_\d+)["']/.test(html)
}

/** Returns the text of the node that holds a page's story; null if there is none. Changes the tree. */
export function storyNode(document: PageDocument, leastProse: number): string | null {
  veilTexts(document.documentElement)
  for (const element of document.querySelectorAll('[style]')) {
    // WeChat hides its story until its script has run.
    if (/display\s{0,3}:\s{0,3}none/i.test(element.getAttribute('style') ?? '')) element.remove()
    else element.removeAttribute('style')
  }
  for (const element of document.querySelectorAll(
    `[hidden], ${forScreenReaders}, .jammer, .pstatus`,
  ))
    element.remove()
  removeLists(document)
  for (const holder of document.querySelectorAll(holders)) {
    const text = unveil(textOfHtml(holder.innerHTML, { withLandmarks: true }))
    const isOnly = onlyHolder.test(holder.getAttribute('id') ?? '')
    if (proseIn(text) >= (isOnly ? shortestStory : leastProse)) return text
    if (isOnly) break
  }
  const story = contentOf(document)
  return story ? unveil(textOfHtml(story, { withLandmarks: true })) : null
}
const headingsOfLists = 'h2, h3, h4, h5, h6, strong, b, dt, p, span'
const longestHeading = 12

/** Removes lists within a story that lead to other stories: 延伸阅读, with only links below it. */
function removeLists(document: PageDocument): void {
  for (const heading of document.querySelectorAll(headingsOfLists)) {
    const text = (heading.textContent ?? '').trim()
    const list = heading.parentElement
    if (list === null || text.length > longestHeading || !startsOthers(fold(text))) continue
    const linked = [...list.querySelectorAll('a')].reduce(
      (sum, { textContent }) => sum + lengthOf(textContent),
      0,
    )
    if (linked > 0 && lengthOf(list.textContent) - linked <= lengthOf(text) + 2) list.remove()
  }
}

function lengthOf(text: string | null): number {
  return (text ?? '').replace(/\s+/g, '').length
}

/** The fewest characters of running text that make a story. */
export const shortestStory = 60

function contentOf(document: PageDocument): string | null {
  try {
    return new Readability(document as never, { charThreshold: 100 }).parse()?.content ?? null
  } catch {
    // A page that Readability fails on can still be read line by line.
    return null
  }
}

/** Replaces inline elements that Readability takes for blocks, which would break the sentence around them. */
export function withoutOldMarkup(html: string): string {
  return html.replace(/<(\/?)(?:u|s|big|strike|tt|nobr)(?=[\s>])/gi, '<$1span')
}

/** Counts the characters of running text. */
export function proseIn(text: string): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + (isProse(line.trim()) ? line.trim().length : 0), 0)
}

/** Adds to the story the paragraphs between the headline and its node: a lead is often in an element of its own. */
export function withLead(story: string, page: string, title: string | null): string {
  const lines = page.split('\n').map((line) => line.trim())
  const first = story
    .split('\n')
    .map((line) => line.trim())
    .find((line) => isProse(line))
  const at = first === undefined ? -1 : lines.indexOf(first)
  const wanted = foldCompact(title ?? '')
  const heading =
    wanted === ''
      ? -1
      : lines.slice(0, Math.max(0, at)).findLastIndex((line) => foldCompact(line).includes(wanted))
  if (heading < 0) return story
  const between = lines.slice(heading + 1, at)
  const lead = between.filter(
    (line) => isProse(line) && furnitureKind(line) === null && !story.includes(line),
  )
  return lead.length === 0 || lead.length > longestLead ? story : `${lead.join('\n')}\n${story}`
}
const longestLead = 3

const clock = /\d{1,2}[:：]\d{2}/
const longestInfo = 60
/** Within this many lines, a line equal to the headline is the headline. */
const linesOfHead = 5

/** Removes the headline above the story and the lines with its publication details: these are read from the page. */
export function withoutInfo(
  story: string,
  title: string | null,
  labelled: ReadonlySet<string>,
): string {
  const lines = story.split('\n')
  const first = lines.findIndex((line) => isProse(line.trim()))
  const wanted = foldCompact(title ?? '')
  return lines
    .filter(
      (line, i) =>
        !(i < Math.max(first, linesOfHead) && foldCompact(line) === wanted) &&
        (i >= first || !(isInfo(line.trim()) || labelled.has(foldCompact(line)))),
    )
    .join('\n')
}

function isInfo(line: string): boolean {
  if (line.length > longestInfo || dayIn(line) === null) return false
  const rest = fold(line).replace(/\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?/, ' ')
  return (
    clock.test(line) ||
    personsIn(
      line.slice(0, rest.indexOf('  ') < 0 ? rest.trimEnd().length : rest.indexOf('  ')),
    ) !== null
  )
}
