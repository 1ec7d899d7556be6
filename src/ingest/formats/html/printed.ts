import { fold, foldCompact } from '../../../text/fold.js'
import { furnitureKind } from '../../furniture/index.js'
import { isProse } from '../../lines.js'
import { personsAmong, personsIn, reportersIn } from '../../writers.js'
import { type BesideDay, besideDay, writerMark } from './beside-day.js'
import { type Block, textOf } from './blocks.js'
import { firstOf } from './first-of.js'
import { type Labelled, labelled } from './labels.js'
import { dayAmong, longestInfo, onlyDay, shortDayIn } from './printed-days.js'
import { ownerOf } from './rights-owner.js'

/** What a page prints around its story. */
export interface Printed extends Pick<BesideDay, 'account' | 'isNamed'> {
  /** After a label, or in a form that only a source has. */
  source: string | null
  author: string | null
  published: string | null
  /** A day without its year, as MM-DD. */
  shortDay: string | null
  /** The owner of the rights. */
  owner: string | null
  /** The persons that the page names as editors. */
  editors: Set<string>
}

const linesAbove = 12
const linesBelow = 12
const aboveHeadline = 4
const longestCredit = 90
/** The longest credit within the story. */
const longestInside = 30
const reprint = /^[(【[]?(?:本文|文章|原文)(?:来自|转自|源自|首发).{0,100}$/

/**
 * Reads source, writer and day of a story from what is printed between headline and story, above the headline,
 * or below the story.
 */
export function printedAround(
  blocks: readonly Block[],
  title: string | null,
  story: string,
): Printed {
  const texts = blocks.map((block) => foldCompact(textOf(block)))
  const sentences = story.split('\n').filter((line) => isProse(line))
  const lines = (sentences.length > 0 ? sentences : story.split('\n')).map((line) =>
    foldCompact(line),
  )
  const first = placeOf(texts, lines.slice(0, 3))
  const last = lastPlaceOf(texts, lines.at(-1) ?? '', first)
  const heading = headingAbove(texts, title, first)
  const head = blocks.slice(
    heading < 0 ? Math.max(0, first - linesAbove) : heading + 1,
    Math.max(0, first),
  )
  const above = heading < 0 ? [] : blocks.slice(Math.max(0, heading - aboveHeadline), heading)
  const foot = footOf(blocks.slice(last + 1, last + 1 + linesBelow))
  const own = [...head, ...foot, ...above].filter((block) => textOf(block).length <= longestInfo)
  const inHead = head.filter((block) => textOf(block).length <= longestInfo)
  const credits = blocks
    .slice(Math.max(0, first), last + 1)
    .filter(
      (block) =>
        textOf(block).length <= longestInside ||
        reprint.test(fold(textOf(block).slice(0, longestInfo))),
    )
  const places = new Map(blocks.map((block, at) => [block, at]))
  const said = [...own, ...credits].map((block) => labelledAt(blocks, places.get(block) ?? 0))
  const beside = besideDay(inHead)
  return {
    source: firstOf(said, ({ source }) => source) ?? beside.source,
    account: beside.account,
    isNamed: beside.isNamed,
    author:
      allOf(said.slice(0, own.length).map(({ author }) => author)) ??
      firstOf(said, ({ author }) => author) ??
      writerIn(inHead) ??
      beside.author,
    published: dayAmong(inHead) ?? dayAmong(above) ?? dayAmong(foot) ?? onlyDay(blocks),
    shortDay: firstOf(inHead, (block) => shortDayIn(textOf(block))),
    editors: editorsOn(blocks),
    owner: ownerOf(blocks),
  }
}

/** Reads what a block and the few after it say after labels. */
function labelledAt(blocks: readonly Block[], at: number): Labelled {
  return labelled(blocks[at] ?? [], blocks.slice(at + 1, at + 1 + mostNames))
}
const mostNames = 4

/** Returns the persons that several labels name, one after the other. */
function allOf(names: readonly (string | null)[]): string | null {
  const found = new Set(names.flatMap((each) => each?.split(' ') ?? []))
  return found.size > 0 && names.every((each) => each === null || !/[a-z]/i.test(each))
    ? [...found].join(' ')
    : null
}

const probeLength = 12

function placeOf(texts: readonly string[], lines: readonly string[]): number {
  for (const line of lines) {
    const probe = line.slice(0, probeLength)
    if (probe === '') continue
    const at = texts.findIndex((text) => text.includes(probe))
    if (at >= 0) return at
  }
  return -1
}

function lastPlaceOf(texts: readonly string[], line: string, first: number): number {
  const probe = line.slice(-probeLength)
  for (let at = texts.length - 1; at >= Math.max(0, first); at--) {
    if (probe !== '' && texts[at]?.includes(probe)) return at
  }
  return Math.max(0, first)
}

/** Returns the block of the headline nearest above the story. */
function headingAbove(texts: readonly string[], title: string | null, first: number): number {
  const wanted = foldCompact(title ?? '')
  if (wanted === '') return -1
  for (let at = first - 1; at >= 0; at--) if (texts[at] === wanted) return at
  for (let at = first - 1; at >= 0; at--) if (texts[at]?.includes(wanted)) return at
  return -1
}

/** Returns the blocks below a story, up to where other stories begin. */
function footOf(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex((block) => furnitureKind(textOf(block)) === 'others')
  return end < 0 ? blocks : blocks.slice(0, end)
}

/** 聯合報 記者沈知微／即時報導, 沈知微/青芜晚报: returns the writers named like this, or marked as such by the markup. */
function writerIn(blocks: readonly Block[]): string | null {
  return firstOf(blocks, (block) => {
    const text = textOf(block)
    const reporters = reportersIn(text)
    if (reporters !== null) return reporters
    const marked = block.filter(({ marks }) => writerMark.test(marks)).map((piece) => piece.text)
    const [persons] = marked.flatMap((each) => personsAmong(each) ?? [])
    if (persons) return persons
    return text.length > longestCredit
      ? null
      : firstOf(text.split(/\s?[/／|｜]\s?/).slice(0, 3), (part) =>
          /[/／|｜]/.test(text) ? personsIn(part) : null,
        )
  })
}
/** Returns the editors that a page's credits name: 责任编辑：韦玉. */
function editorsOn(blocks: readonly Block[]): Set<string> {
  const found = new Set<string>()
  for (const [at, block] of blocks.entries()) {
    if (textOf(block).length > longestCredit) continue
    for (const editor of labelledAt(blocks, at).editors) found.add(editor)
  }
  return found
}
