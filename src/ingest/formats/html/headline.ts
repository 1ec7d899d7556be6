import { fold, foldCompact } from '../../../text/fold.js'
import { termsOfFolded } from '../../../text/tokens.js'
import { isProse } from '../../lines.js'
import { type Block, textOf } from './blocks.js'
import type { StatedByPage } from './stated.js'

const shortest = 4
const longest = 120
const bodyRead = 4000
/** This many words shared with the story show that a heading belongs to it. */
const enoughShared = 3

/**
 * Returns the headline of a page's story: the printed text that the head states too, often with channel and site
 * before or after it; or, if the head names only the channel, a heading that shares words with the story.
 */
export function headlineOf(
  stated: StatedByPage,
  blocks: readonly Block[],
  story: string,
): string | null {
  const names = [...stated.titles, ...(stated.pageTitle === null ? [] : [stated.pageTitle])]
  const held = new Set(termsOfFolded(fold(story.slice(0, bodyRead))))
  const shared = (text: string): number =>
    new Set(termsOfFolded(fold(text)).filter((term) => held.has(term))).size
  const known = names.map((name) => plain(name))
  const printed = above(blocks, story).flatMap((block) => {
    const text = textOf(block)
    if (text.length < shortest || text.length > longest || block.every(({ isLink }) => isLink))
      return []
    const weight = weightOf(block)
    const compact = plain(text)
    const share = Math.max(0, ...known.map((name) => shareIn(name, compact)))
    return [{ text: shownOf(block), weight, share, words: shared(text) }]
  })
  const named = best(
    printed.filter(({ share, weight }) => share > 0 && (weight > 0 || share >= fewest)),
  )
  const heading = best(printed.filter(({ weight, words }) => weight > 0 && words >= enoughShared))
  const isChannel =
    named !== undefined &&
    heading !== undefined &&
    named.words < enoughShared &&
    named.weight < weightOfFirst &&
    heading.weight > weightOfMark &&
    heading.text.length > 1.5 * named.text.length
  if (named && !isChannel && (named.words > 0 || !heading)) return named.text
  const isOfSite = named !== undefined || names.every((name) => shared(name) < enoughShared)
  if (heading && isOfSite) return heading.text
  const [first] = names
  return first === undefined ? null : withoutSite(first, stated.sites, shared)
}
/** The weight of an h1, and of an element whose name marks a headline. */
const weightOfFirst = 0.9
const weightOfMark = 0.4
/** The least share for a name that the page prints but does not mark as a heading. */
const fewest = 0.4

/** Returns the blocks above the story's first sentence; all blocks if it is not found. */
function above(blocks: readonly Block[], story: string): readonly Block[] {
  const first = foldCompact(story.split('\n').find((line) => isProse(line.trim())) ?? '').slice(
    0,
    probeLength,
  )
  const at =
    first === '' ? -1 : blocks.findIndex((block) => foldCompact(textOf(block)).includes(first))
  return at > 0 ? blocks.slice(0, at) : blocks
}
const probeLength = 12

interface Printed {
  text: string
  /** How strongly the markup makes it a heading. */
  weight: number
  /** Its share of the name in the page's head. */
  share: number
  /** How many of its words occur in the story. */
  words: number
}

function best(printed: readonly Printed[]): Printed | undefined {
  const worth = ({ weight, share, words }: Printed): number =>
    weight + share + (words > 0 ? 1 : 0) + (words >= enoughShared ? 1 : 0)
  return printed.toSorted((a, b) => worth(b) - worth(a))[0]
}

/**
 * Returns what share of a name a printed text covers; or, if the name is a shortened form of the text, the
 * reverse.
 */
function shareIn(name: string, text: string): number {
  if (text.length < shortest || name.length < shortest) return 0
  if (name.includes(text)) return text.length / name.length
  return text.startsWith(name) ? name.length / text.length : 0
}

function weightOf(block: Block): number {
  const marks = block[0]?.marks ?? ''
  const level = /(?:^|\s)h([1-6])(?:\s|$)/.exec(marks)?.[1]
  if (level) return weightOfFirst - 0.1 * (Number(level) - 1)
  return /title|headline|biaoti|(?:^|[\s_-])bt(?:$|[\s_-])/.test(marks) &&
    !/(?:sub|site|intro|pre|page)[-_]?title/.test(marks)
    ? weightOfMark
    : 0
}

/** Joins the pieces without spaces where a browser shows none. */
function shownOf(block: Block): string {
  return block.reduce((text, { text: next }) => {
    const isApart = /[a-z0-9.,]$/i.test(text) || /^[a-z0-9(]/i.test(next)
    return text === '' ? next : `${text}${isApart ? ' ' : ''}${next}`
  }, '')
}

function plain(text: string): string {
  return foldCompact(text).replace(/["'“”‘’「」『』《》]/g, '')
}

const separator =
  /(?:_{1,3}|\s?\|\s?|\s?｜\s?|\s-{1,3}\s?|-{2,3}|\s—{1,2}\s|\s–\s|-(?=[^-]{2,14}$))/

/** 标题_频道_站点, 站点--标题: returns the part of a page's name that is neither channel nor site. */
export function withoutSite(
  name: string,
  sites: readonly string[],
  shared: (text: string) => number = () => 0,
): string {
  if (name.length > 2 * longest) return name
  const parts = name.split(new RegExp(`(${separator.source})`))
  const texts = parts.filter((_, i) => i % 2 === 0)
  const words = texts.map((text) => shared(text))
  const most = Math.max(0, ...words)
  const front = words[0] === 0 && most >= enoughShared ? words.indexOf(most) : 0
  let end = front + 1
  for (let i = texts.length - 1; i > front; i--) {
    const text = (texts[i] ?? '').trim()
    const isSite = text.length <= longestSite || sites.some((site) => plain(site) === plain(text))
    const isSpoken = (words[i] ?? 0) >= enoughShared && parts[2 * i - 1] !== '_'
    if (isSite && !isSpoken) continue
    end = i + 1
    break
  }
  const title = parts
    .slice(2 * front, 2 * end - 1)
    .join('')
    .trim()
  return title.length >= shortest ? title : name.trim()
}
const longestSite = 16
