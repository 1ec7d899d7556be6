import { fold, foldCompact } from '../../../text/fold.js'
import { furnitureKind } from '../../furniture/index.js'
import { isProse } from '../../lines.js'
import { isPublisher } from '../../metadata-pieces.js'
import { isPersonName } from '../../person-names.js'
import { dayIn } from '../../published-day.js'
import { personsIn, reportersIn } from '../../writers.js'
import { type Block, textOf } from './blocks.js'
import { labelled } from './labels.js'

/** What a page prints around its story. */
export interface Printed {
  /** Behind a label, or in a form that only a source has. */
  source: string | null
  /** A name beside the day, of which nothing says what it is: on an account's page, the account's. */
  account: string | null
  /** Whether markup calls it a writer, an account or a source. */
  isNamed: boolean
  author: string | null
  published: string | null
  /** A day without its year, as MM-DD. */
  shortDay: string | null
  /** Who reserves the rights. */
  owner: string | null
  /** Whom the page names as editors. */
  editors: Set<string>
}

const linesAbove = 12
const linesBelow = 12
const aboveHeadline = 4
const longestInfo = 160
const longestCredit = 90
const longestAccount = 14
/** Of a block that holds the day and little else. */
const longestBeside = 60
/** Of a credit within the story. */
const longestInside = 30
const reprint = /^[(【[]?(?:本文|文章|原文)(?:来自|转自|源自|首发).{0,100}$/

/** Source, writer and day of a story, as they stand between headline and story, above the headline, or below the story. */
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
  const said = [...own, ...credits].map((block) => labelled(block, following(blocks, block)))
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

function following(blocks: readonly Block[], block: Block): readonly Block[] {
  const at = blocks.indexOf(block)
  return blocks.slice(at + 1, at + 1 + mostNames)
}
const mostNames = 4

function firstOf<T, U>(values: readonly T[], find: (value: T) => U | null): U | null {
  for (const value of values) {
    const found = find(value)
    if (found !== null) return found
  }
  return null
}

/** Whom several labels name, one after the other. */
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

/** The block of the headline that stands nearest above the story. */
function headingAbove(texts: readonly string[], title: string | null, first: number): number {
  const wanted = foldCompact(title ?? '')
  if (wanted === '') return -1
  for (let at = first - 1; at >= 0; at--) if (texts[at] === wanted) return at
  for (let at = first - 1; at >= 0; at--) if (texts[at]?.includes(wanted)) return at
  return -1
}

/** What stands below a story, up to where other stories begin. */
function footOf(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex((block) => furnitureKind(textOf(block)) === 'others')
  return end < 0 ? blocks : blocks.slice(0, end)
}

const updated = /(?:更新|修改|编辑|最后)/

/** The day of publication that blocks state: of publication before one of a change. */
function dayAmong(blocks: readonly Block[]): string | null {
  const days = blocks.flatMap((block) => {
    const text = textOf(block)
    if (
      text.length > longestInfo ||
      block.every(({ isLink, marks }) => isLink && !/time|date/.test(marks))
    )
      return []
    const day =
      dayIn(text) ??
      dayIn(block.map((piece) => piece.text).join('')) ??
      firstOf(block, (piece) => piece.day)
    return day === null
      ? []
      : [{ day, isChange: updated.test(fold(text).split(/\d{4}/, 1)[0] ?? '') }]
  })
  return (days.find(({ isChange }) => !isChange) ?? days[0])?.day ?? null
}

/** The one day that a page states behind a label, wherever that stands. */
function onlyDay(blocks: readonly Block[]): string | null {
  const days = blocks.flatMap((block) => {
    const text = textOf(block)
    return text.length <= longestBeside && datedLabel.test(fold(text)) ? (dayIn(text) ?? []) : []
  })
  return new Set(days).size === 1 ? (days[0] ?? null) : null
}
const datedLabel = /^(?:发布|发表|刊登|发稿)?(?:时间|日期)\s?[:]?\s?\d/

function shortDayIn(text: string): string | null {
  const [, month, day] =
    /(?<![\d.-])(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|(?![\d.-]))/.exec(fold(text)) ?? []
  return month && day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

/** 聯合報 記者沈知微／即時報導, 沈知微/青芜晚报, and what markup calls the writer. */
function writerIn(blocks: readonly Block[]): string | null {
  return firstOf(blocks, (block) => {
    const text = textOf(block)
    const reporters = reportersIn(text)
    if (reporters !== null) return reporters
    const marked = block.filter(({ marks }) => writerMark.test(marks)).map((piece) => piece.text)
    const [persons] = marked.flatMap((each) => personsIn(each) ?? [])
    if (persons) return persons
    return text.length > longestCredit
      ? null
      : firstOf(text.split(/\s?[/／|｜]\s?/).slice(0, 3), (part) =>
          /[/／|｜]/.test(text) ? personsIn(part) : null,
        )
  })
}
const placeMark =
  /(?:^|[\s_-])(?:ip|location|place|channel|tags?|category|column|crumb|breadcrumb|index)(?:$|[\s_-])/
const writerMark = /author|writer|reporter|byline|zuozhe/
const sourceMark =
  /source|media-?name|laiyuan|(?:^|[\s_-])ly(?:$|[\s_-])|copyfrom|come-?from|origin(?!al)|publisher|(?:^|[\s_-])(?:user)?name(?:$|[\s_-])|nickname|profile|account/

/** The names that stand beside the day, or alone in the block next to it. */
function besideDay(
  blocks: readonly Block[],
): Pick<Printed, 'source' | 'account' | 'isNamed' | 'author'> {
  const at = blocks.findIndex(
    (block) => dayIn(textOf(block)) !== null || shortDayIn(textOf(block)) !== null,
  )
  if (at < 0) return { source: null, account: null, isNamed: false, author: null }
  const near = [blocks[at], blocks[at - 1], blocks[at + 1], blocks[at - 2]].filter(
    (block) => block !== undefined && textOf(block).length <= longestBeside,
  )
  const names = near.flatMap((block, n) => {
    const pieces = (block ?? []).flatMap(({ text, marks }) =>
      placeMark.test(marks)
        ? []
        : withoutDay(text)
            .split(
              latin.test(text.trim()) || sourceMark.test(marks)
                ? /\s?[|｜丨·•/／]\s?/
                : /\s?[|｜丨·•/／]\s?|\s/,
            )
            .map((word) => ({ word: word.replace(/^[【[(（]|[】\])）]$/g, '').trim(), marks })),
    )
    const words = pieces.filter(({ word }) => mayName(word))
    return n === 0 || words.length === pieces.length
      ? words
      : words.filter(({ marks }) => sourceMark.test(marks) || writerMark.test(marks))
  })
  const source = names.find(
    ({ word, marks }) =>
      isPublisher(fold(word)) || (sourceMark.test(marks) && personsIn(word) === null),
  )
  const writer = names.find(({ word }) => isPersonName(word))
  const others = names.filter(
    ({ word, marks }) =>
      word.length <= longestAccount && personsIn(word) === null && !placeMark.test(marks),
  )
  const named = others.find(({ marks }) => sourceMark.test(marks) || writerMark.test(marks))
  const other = named ?? others[0]
  return {
    source: source?.word ?? null,
    author: writer?.word ?? null,
    account: other?.word ?? null,
    isNamed: named !== undefined,
  }
}

const latin = /^[A-Za-z][\w .&'-]+$/

function withoutDay(text: string): string {
  return text
    .replace(
      /\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[-/月]\d{1,2}日?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?/g,
      ' ',
    )
    .trim()
}

/** A word that may be a name: no label, no button, no number. */
function mayName(word: string): boolean {
  const folded = fold(word)
  if (word.length < 2 || word.length > 24 || /[\d:,。!?;"'%]/.test(folded)) return false
  if (!/[\u4e00-\u9fff]|[a-z]{3}.*\s/.test(folded) || furnitureKind(word) !== null) return false
  return !noName.test(folded)
}
const noName =
  /^(?:发布|发表|更新|时间|日期|来源|作者|编辑|责编|浏览|阅读|点击|评论|分享|收藏|字号|字体|原创|关注|打印|投稿|优质|认证|官方|听|看|正文|新闻|首页|综合|星期|周[一二三四五六日]|上午|下午|北京|am|pm|by|published|updated|gmt|来自|记者|摄影|人气|分类|备案|刊出|栏目|标签|频道|最后|图片|字数)|(?:次|人|阅读|浏览|评论|作者|时间|领域创作者|报导|报道|分钟|小时|天前)$/

/** Whom a page's credits name: 责任编辑：韦玉. */
function editorsOn(blocks: readonly Block[]): Set<string> {
  const found = new Set<string>()
  for (const block of blocks) {
    if (textOf(block).length > longestCredit) continue
    for (const editor of labelled(block, following(blocks, block)).editors) found.add(editor)
  }
  return found
}

const owners = [
  /(?:^|[\s|©\d]|\d年)((?!年)[\u4e00-\u9fff][\u4e00-\u9fffa-z]{1,15}?)(?:社)?\s?版权(?:所有|声明)/,
  /版权所有\s?(?:[:©]|\(c\)|copyright|\s|\d{4}(?:-\d{4})?){0,6}\s?([\u4e00-\u9fff][\u4e00-\u9fffa-z]{1,15}?)(?:社)?(?![\u4e00-\u9fffa-z])/,
]
const byCopyright =
  /copyright\s?(?:©|\(c\))?\s?(?:\d{4}(?:\s?-\s?\d{4})?)?\s?([\u4e00-\u9fff][\u4e00-\u9fffa-z]{1,15}?)(?:社)?(?![\u4e00-\u9fffa-z])/
const noOwner =
  /^(?:备案|本站|本网|本报|法律|免责|未经|不得|地址|技术|网站|所有|违者|任何)|(?:公司|保留)$/

/** Whom a page's foot names as the owner of its rights: 岚桥大学 版权所有. */
function ownerOf(blocks: readonly Block[]): string | null {
  return firstOf(blocks.slice(-blocksOfFoot).toReversed(), (block) => {
    const text = textOf(block)
    return firstOf([...owners, byCopyright], (owner) => {
      const found = owner.exec(fold(text))
      const name = found?.[1]
      if (!found || !name || noOwner.test(name)) return null
      const at = found.index + found[0].indexOf(name)
      return text.slice(at, at + name.length)
    })
  })
}
const blocksOfFoot = 30
