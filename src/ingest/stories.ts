import { fold } from '../text/fold.js'
import { weekdays } from '../text/lexicon/measures/numerals.js'
import { termsOfFolded } from '../text/tokens.js'
import { isDateline } from './dateline.js'
import { furnitureKind } from './furniture/index.js'
import { isHardWrapped } from './hard-wraps.js'
import { endsSentence, type Line } from './lines.js'
import { byline, isMetadataLine, namesOf } from './metadata.js'
import { isMedium, reporterLine } from './metadata-pieces.js'
import { dayIn } from './published-day.js'

/** One story of a page: its lines in order, and the headline lines, which may come after the body. */
export interface Story {
  body: Line[]
  headline: Line[]
  /** Whether the page holds other stories too. */
  isPart: boolean
}

/** What a newspaper page states about itself in its head. */
export interface Masthead {
  source: string | null
  published: string | null
}

/** Returns a page as one story. */
export function whole(lines: readonly Line[]): Story {
  return { body: [...lines], headline: [], isPart: false }
}

const continuation = /^[（(]\s?(?:上接|紧接|緊接)\s?[^）)]{1,12}[）)]$/
const caption = /(?:供图|供圖|摄|攝|资料图|图片来源[:：].{1,12}|图[自源].{1,12})[）)]?$/

/**
 * Splits a newspaper page: a story begins at a dateline or a 上接 mark and ends at its signature. The lines
 * between two stories are captions and the headline of the story that shares their words. A text with fewer than
 * two beginnings is one story; in a column its headline may still come after it.
 */
export function splitStories(lines: readonly Line[]): Story[] {
  const starts = lines.flatMap(({ text }, i) =>
    isStart(text) && !/[，、]$/.test(lines[i - 1]?.text ?? '') ? [i] : [],
  )
  if (starts.length === 0) return [whole(lines)]
  if (starts.length === 1) return [headlineBehind(lines, starts[0] ?? 0)]

  const stories: Story[] = []
  const between: Line[][] = [lines.slice(0, starts[0])]
  for (const [n, start] of starts.entries()) {
    const block = lines.slice(start, starts[n + 1] ?? lines.length)
    const length = bodyLength(block)
    const first = block[0] && continuation.test(block[0].text) ? 1 : 0
    stories.push({ body: block.slice(first, length), headline: [], isPart: true })
    between.push(block.slice(length))
  }
  const habit = habitOf(between)
  for (const [n, loose] of between.entries()) {
    attachHeadline(loose, habit, stories[n - 1], stories[n])
  }
  return stories
}

function headlineBehind(lines: readonly Line[], start: number): Story {
  const story = whole(lines)
  const length = start === 0 && isHardWrapped(lines) ? bodyLength(lines) : lines.length
  const headline = lines.slice(length)
  if (headline.length === 0 || headline.length > mostHeadlineLines) return story
  if (!headline.every(({ text }) => isHeadline(text))) return story
  const body = lines.slice(0, length)
  return likeness(headline, { ...story, body }) < 0.5 ? story : { ...story, body, headline }
}
const mostHeadlineLines = 4

function isStart(text: string): boolean {
  return isDateline(text) || continuation.test(text)
}

/** Returns how many lines of a block belong to the story: up to its signature, otherwise to its last sentence end. */
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

/**
 * Returns where a page prints its headlines, judged by its two ends: 1 for below the body if only the last story
 * has lines after it, -1 for above it if only the first has lines before it, otherwise 0.
 */
function habitOf(between: readonly (readonly Line[])[]): number {
  const hasHeadline = (lines: readonly Line[] = []): boolean =>
    lines.some(({ text }) => isHeadline(text) && reporterLine(text) === null)
  return Number(hasHeadline(between[between.length - 1])) - Number(hasHeadline(between[0]))
}

/**
 * Attaches the lines between two stories to the story whose words they share: the first lines to the story
 * before, the rest to the story after.
 */
function attachHeadline(
  loose: readonly Line[],
  habit: number,
  before?: Story,
  after?: Story,
): void {
  const signature = loose.filter(({ text }) => reporterLine(text) !== null)
  const owner = before ?? after
  owner?.body.push(...signature)
  const headline = loose.filter(({ text }) => isHeadline(text))
  const isTaken = before !== undefined && before.headline.length > 0
  const split = isTaken ? 0 : bestSplit(headline, habit, before, after)
  before?.headline.push(...headline.slice(0, split))
  after?.headline.push(...headline.slice(split))
}

function bestSplit(
  headline: readonly Line[],
  habit: number,
  before?: Story,
  after?: Story,
): number {
  const gains = headline.map(
    (line) => likeness([line], before) - likeness([line], after) + habit * habitCounts,
  )
  let best = 0
  let most = 0
  let sum = 0
  for (const [i, gain] of gains.entries()) {
    sum += gain
    if (sum > most || (sum === most && i + 1 === gains.length)) {
      most = sum
      best = i + 1
    }
  }
  return best
}

/** The weight of the page's habit against shares of common words between 0 and 1. */
const habitCounts = 0.35

function isHeadline(text: string): boolean {
  if (isCaption(text) || isPageHeader(text) || isMetadataLine(text)) return false
  return furnitureKind(text) === null && !isMedium(text)
}

// 2024年5月6日 星期一 第03版 要闻
const pageHeader = new RegExp(
  String.raw`(?:星期|周)[${weekdays}].{0,20}版|第\s?[A-Za-z]?\d{1,2}\s?版|^[A-Za-z]?\d{1,2}\s?版`,
)
const longestHeader = 60

function isPageHeader(text: string): boolean {
  return text.length <= longestHeader && !endsSentence(text) && pageHeader.test(text)
}

/** Returns the day and the paper in a page's head, which is above its first story or below its last. */
export function mastheadOf(lines: readonly Line[]): Masthead {
  const header = lines.find(({ text }) => isPageHeader(text) && dayIn(text) !== null)
  const paper = /^([\u4e00-\u9fff]{2,8}[报報])(?:\s|$)/.exec(header?.text ?? '')?.[1]
  const first = lines.findIndex(({ text }) => isStart(text))
  const alone = lines.slice(0, Math.max(0, first)).find(({ text }) => isMedium(text))
  return { source: paper ?? alone?.text ?? null, published: header ? dayIn(header.text) : null }
}

function isCaption(text: string): boolean {
  return caption.test(text) || endsSentence(text)
}

/** Returns the share of the headline's terms that occur in the story's body. */
function likeness(headline: readonly Line[], story: Pick<Story, 'body'> | undefined): number {
  if (!story) return -1
  const wanted = termsOfFolded(fold(headline.map(({ text }) => text).join('\n')))
  const held = foldedBody(story.body)
  return wanted.filter((term) => held.includes(term)).length / Math.max(1, wanted.length)
}

const foldedBodies = new WeakMap<readonly Line[], string>()

/** Folds a body once: it is compared with each line around it, and folding costs most of that. */
function foldedBody(body: readonly Line[]): string {
  const known = foldedBodies.get(body)
  if (known !== undefined) return known
  const folded = fold(body.map(({ text }) => text).join(''))
  foldedBodies.set(body, folded)
  return folded
}

/**
 * Joins headline lines into one title: a line broken at a particle or comma runs on, other lines are separated
 * by a space.
 */
export function titleOf(headline: readonly Line[]): string | null {
  let title = ''
  for (const { text } of headline) {
    const runsOn = /[等的和与與及暨，、：—]$/.test(title)
    title += title === '' || runsOn ? text : ` ${text}`
  }
  return title === '' ? null : title
}
