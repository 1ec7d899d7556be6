import { fold } from '../text/fold.js'
import { termsOfFolded } from '../text/tokens.js'
import { endsSentence, type Line } from './lines.js'
import { byline, namesOf } from './metadata.js'

/** One story of a page: its lines in order, and the headline lines, which may stand behind the body. */
export interface Story {
  body: Line[]
  headline: Line[]
  /** Whether the page holds others too. */
  isPart: boolean
}

/** A page that is one story. */
export function whole(lines: readonly Line[]): Story {
  return { body: [...lines], headline: [], isPart: false }
}

// 科学导报讯 …, 本报讯（记者 …）, 新华社北京5月1日电 …
const dateline =
  /^[\u4e00-\u9fff]{2,10}(?:讯|訊)(?:\s|[（(【])|^(?:新华社|中新社|人民网|中新网|新華社)[\u4e00-\u9fff]{0,8}\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:电|電|讯|訊)/
const continuation = /^[（(]\s?(?:上接|紧接|緊接)\s?[^）)]{1,12}[）)]$/
const caption = /(?:供图|供圖|摄|攝|图片来源[:：].{1,12})$/

/**
 * A newspaper page taken apart: a story begins at a dateline or a 上接 mark and ends at its signature;
 * the lines between two stories are the headline of the one whose words they share, and captions.
 * A text with fewer than two beginnings is one story.
 */
export function splitStories(lines: readonly Line[]): Story[] {
  const starts = lines.flatMap(({ text }, i) => (isStart(text) ? [i] : []))
  if (starts.length < 2) return [whole(lines)]

  const stories: Story[] = []
  const between: Line[][] = [lines.slice(0, starts[0])]
  for (const [n, start] of starts.entries()) {
    const block = lines.slice(start, starts[n + 1] ?? lines.length)
    const length = bodyLength(block)
    const first = block[0] && continuation.test(block[0].text) ? 1 : 0
    stories.push({ body: block.slice(first, length), headline: [], isPart: true })
    between.push(block.slice(length))
  }
  for (const [n, loose] of between.entries()) attachHeadline(loose, stories[n - 1], stories[n])
  return stories
}

function isStart(text: string): boolean {
  return dateline.test(text) || continuation.test(text)
}

/** How many lines of a block are the story: up to its signature, else to its last sentence end. */
function bodyLength(block: readonly Line[]): number {
  const signed = block.findIndex(({ text }) => byline(text) !== null)
  if (signed >= 0) return signed + 1
  let last = 0
  for (const [i, { text }] of block.entries()) {
    if (endsSentence(text) && !caption.test(text)) last = i + 1
  }
  const after = block[last]
  return after && namesOf(after.text) !== null ? last + 1 : last
}

function attachHeadline(loose: readonly Line[], before?: Story, after?: Story): void {
  const headline = loose.filter(({ text }) => !isCaption(text))
  if (headline.length === 0) return
  const owner = likeness(headline, before) >= likeness(headline, after) ? before : after
  owner?.headline.push(...headline)
}

function isCaption(text: string): boolean {
  return caption.test(text) || endsSentence(text)
}

/** The share of the headline's terms that the story's body holds. */
function likeness(headline: readonly Line[], story: Story | undefined): number {
  if (!story) return -1
  const wanted = termsOfFolded(fold(headline.map(({ text }) => text).join('\n')))
  const held = new Set(termsOfFolded(fold(story.body.map(({ text }) => text).join(''))))
  return wanted.filter((term) => held.has(term)).length / Math.max(1, wanted.length)
}

/** Headline lines as one title: a line broken at a particle runs on, others are set apart by a space. */
export function titleOf(headline: readonly Line[]): string | null {
  let title = ''
  for (const { text } of headline) {
    const runsOn = /[等的和与與及暨，、：—]$/.test(title)
    title += title === '' || runsOn ? text : ` ${text}`
  }
  return title === '' ? null : title
}
