import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import { noWriters, writerRoles } from '../text/lexicon/names/media.js'
import { readDateline } from './dateline.js'
import { endsSentence, isProse, type Line } from './lines.js'
import {
  isMedium,
  isPublisher,
  piecesOf,
  reporterLine,
  reportersPublisher,
} from './metadata-pieces.js'
import { isPersonName, signedBy } from './person-names.js'
import { dayIn } from './published-day.js'
import { nameOfSource } from './source-name.js'

/** What a file states about a story. */
export interface Metadata {
  title: string | null
  source: string | null
  author: string | null
  published: string | null
  url: string | null
}

export const nothingKnown: Metadata = {
  title: null,
  source: null,
  author: null,
  published: null,
  url: null,
}

// Matched against folded lines: half-width colons and brackets, simplified characters. 文章来源: labels a story's
// source, 资金来源: does not.
const sourceLabel =
  /(?:(?<![\u4e00-\u9fff])|信息|文章|稿件|新闻|内容|本文)(?:来源|稿源|出处|发布机构|发布单位)\s{0,3}[:丨]\s{0,4}([^\s:|,;()【[]{2,24})/
const authorLabel = new RegExp(
  `(?:文/图|图/文|文/|文字/|${anyOf(writerRoles)})\\s?[:丨]?\\s?([\\u4e00-\\u9fff·]{2,4}(?:[、\\s][\\u4e00-\\u9fff·]{2,4}(?=[、\\s)/\\]】]|$)){0,3})`,
)
const noName = new RegExp(`^(?:责任|本文)?${anyOf(noWriters)}`)
const publisherInFoot = /版权为\s?(\S{2,12})\s|([\u4e00-\u9fff]{2,8}网)\s?(?:www\.\S+\s?)?版权所有/
const pressMark = /^《([^》]{2,14})》\s?[(]\s?\d{4}\s?年/
const bylineInBrackets = /[。！？!?”"]\s{0,3}[（(]([\u4e00-\u9fff·、\s]{2,40})[）)]$/
const bylineBehind =
  /[。！？!?”"]\s{1,9}([\u4e00-\u9fff·]{2,9}(?:[、\s][\u4e00-\u9fff·]{2,9}){0,5})$/
const nameLine = /^[\u4e00-\u9fff、\s]{2,24}$/
const longestByline = 60
const longestMetadata = 140
const datelinesRead = 4

// A line without any of these need not be examined closely.
const metadataSign = /[\d０-９:：丨《]|[记記]者|作者|评论员|[报報][导導道]$|通[讯訊]|撰文|文[/／]/

/** Decides whether a line only says who published the story and when. */
export function isMetadataLine(line: string): boolean {
  if (line.length > longestMetadata || !metadataSign.test(line) || isSentence(line)) return false
  return piecesOf(line).isMetadata || reporterLine(line) !== null || pressMark.test(fold(line))
}

/** Decides whether a line can only be metadata, wherever it is: 2024年10月1日 合龙 is an entry of a chronicle. */
export function isStrictMetadataLine(line: string): boolean {
  const { hasFullDate, kinds, isExact } = piecesOf(line)
  return (
    (hasFullDate && kinds > 1 && isExact) ||
    reporterLine(line) !== null ||
    pressMark.test(fold(line))
  )
}

/** 望溪县人民政府 2023年12月30日, the end of an announcement. */
export function isSignature(line: string): boolean {
  const { hasFullDate, kinds, rest } = piecesOf(line)
  return hasFullDate && kinds === 1 && rest !== '' && !isMedium(rest) && !pressMark.test(fold(line))
}

function isSentence(line: string): boolean {
  if (isProse(line) || (endsSentence(line) && !/[：:]$/.test(line))) return true
  // A column may break a sentence anywhere, even around a date.
  return /。.|[，、]$/.test(line)
}

/**
 * Reads source, author and date from the lines of a page, including datelines; `page` is the whole page, whose
 * foot may name the publisher.
 */
export function metadataOf(lines: readonly Line[], page: readonly Line[]): Metadata {
  const found: Metadata = { ...nothingKnown }
  let mastheads = 0
  for (const { text } of lines) {
    if (!isMetadataLine(text)) continue
    const folded = fold(text)
    found.source ??= nameOfSource(original(text, sourceLabel.exec(folded)) ?? '')
    found.source ??= original(text, pressMark.exec(folded))
    const label = original(text, authorLabel.exec(folded))
    // In 作者: 编辑: 韦玉 the writer is left out.
    const named = label && noName.test(fold(label)) ? null : label
    found.author ??=
      reporterLine(text) ?? (named && signedBy(named)) ?? named ?? personBesideDate(text)
    found.source ??= reportersPublisher(text)
    found.published ??= dayIn(text)
    mastheads++
  }
  if (mastheads > 0) found.source ??= publisherBesideDate(lines)
  const opening = lines.filter(({ text }, i) => i === 0 || isProse(text)).slice(0, datelinesRead)
  for (const { text } of opening) {
    const dateline = readDateline(text)
    found.source ??= dateline.source
    found.author ??= dateline.author
  }
  for (const { text } of page) {
    if (text.length <= longestMetadata)
      found.source ??= original(text, publisherInFoot.exec(fold(text)))
  }
  if (found.source && /^本[报報网台社]$/.test(found.source)) found.source = null
  return found
}

/** 2022年08月19日 11:05 太原日报: returns the publisher beside the date, without a label. */
function publisherBesideDate(lines: readonly Line[]): string | null {
  for (const [i, { text }] of lines.entries()) {
    if (!isMetadataLine(text)) continue
    const { rest, hasFullDate, hasDay } = piecesOf(text)
    const name = rest.split(' ').find((word) => isPublisher(word))
    const at = name ? fold(text).indexOf(name) : -1
    if (name && hasFullDate && at >= 0) return withoutTitleMarks(text.slice(at, at + name.length))
    const beside = hasDay ? [lines[i - 1], lines[i + 1]] : []
    const alone = beside.find((line) => line && isMedium(line.text))
    if (alone) return alone.text
  }
  return null
}

/** 中国铸造报 | 柳承远 | 2022-11-11 16:20: a person beside the date is the writer. */
function personBesideDate(text: string): string | null {
  const { rest, hasFullDate } = piecesOf(text)
  const isWriter = hasFullDate && !/编辑|责编|审核|校对|监制/.test(fold(text))
  const name = isWriter ? rest.split(' ').find((word) => isPersonName(word)) : undefined
  const at = name ? fold(text).indexOf(name) : -1
  return name && at >= 0 ? text.slice(at, at + name.length) : null
}

/** 光明网-《光明日报》: the title marks name the paper that wrote the story. */
function withoutTitleMarks(source: string | null): string | null {
  return /《([^》]{2,14})》/.exec(source ?? '')?.[1] ?? source
}

/** Returns the first group that matched, in the line's own script: folding keeps offsets. */
function original(text: string, match: RegExpExecArray | null): string | null {
  const group = match?.slice(1).find((each) => each !== undefined)
  if (!match || group === undefined) return null
  const start = match.index + match[0].indexOf(group)
  return text.slice(start, start + group.length).trim() || null
}

/** Returns the writer's name after the last sentence, and where the text before it ends. */
export function byline(line: string): { author: string; end: number } | null {
  const from = Math.max(0, line.length - longestByline)
  for (const pattern of [bylineInBrackets, bylineBehind]) {
    const match = pattern.exec(line.slice(from))
    const author = match?.[1] ? signedBy(match[1]) : null
    if (match && author) return { author, end: from + match.index + 1 }
  }
  return null
}

/** Returns the names in a line that holds nothing but names; otherwise null. */
export function namesOf(line: string): string | null {
  return nameLine.test(line) ? signedBy(line) : null
}
