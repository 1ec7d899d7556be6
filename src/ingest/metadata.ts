import { dates, isoDate } from '../text/dates.js'
import { fold } from '../text/fold.js'
import { isProse, type Line } from './lines.js'

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

// Over folded lines: half-width colons and brackets, simplified characters.
const sourceLabel = /(?:来源|稿源|信息来源|文章来源)\s?:\s?([^\s:|,;()]{2,24})/
const authorLabel =
  /(?:作者|撰文|文\/|通讯员|记者)\s?:?\s?([\u4e00-\u9fff·]{2,4}(?:[、\s][\u4e00-\u9fff·]{2,4}(?=[、\s]|$)){0,3})/
const metadataLine =
  /来源\s?:|稿源\s?:|作者\s?:|发布(?:时间|日期)|更新时间|编辑\s?:|责编\s?:|阅读(?:量|次数|\s?\d)|浏览(?:次数|量)|点击|^admin\S|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s|$)/
const publisherInFoot = /版权为\s?(\S{2,12})\s|([\u4e00-\u9fff]{2,8}网)\s?(?:www\.\S+\s?)?版权所有/
const datelineSource = /^([\u4e00-\u9fff]{2,8})讯(?:\s|[(【])|^(新华社|中新社|中新网|人民网)/
const bylineInBrackets =
  /[。！？!?”"][（(]([\u4e00-\u9fff·]{2,4}(?:[、\s][\u4e00-\u9fff·]{2,4}){0,3})[）)]$/
const bylineBehind = /[。！？!?”"]\s+([\u4e00-\u9fff·]{2,4}(?:\s[\u4e00-\u9fff·]{2,4}){0,3})$/
const nameLine = /^([\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{2,4}){0,3})$/
const longestTitle = 60
const longestMetadata = 100

/** Whether a line only says who published the story and when. */
export function isMetadataLine(line: string): boolean {
  return line.length <= longestMetadata && !isProse(line) && metadataLine.test(fold(line))
}

/** Source, author and date as the lines of a page state them, feet and datelines included. */
export function metadataOf(lines: readonly Line[]): Metadata {
  const found: Metadata = { ...nothingKnown }
  for (const { text } of lines) {
    const folded = fold(text)
    if (isMetadataLine(text)) {
      found.source ??= original(text, sourceLabel.exec(folded))
      found.author ??= original(text, authorLabel.exec(folded))
      found.published ??= dateIn(text)
    }
  }
  const first = lines[0]
  if (first)
    found.source ??= original(first.text, datelineSource.exec(fold(first.text.slice(0, 20))))
  for (const { text } of lines) {
    if (text.length <= longestMetadata)
      found.source ??= original(text, publisherInFoot.exec(fold(text)))
  }
  if (found.source === '本报') found.source = null
  return found
}

/** The first group that matched, in the line's own script: folding keeps offsets. */
function original(text: string, match: RegExpExecArray | null): string | null {
  const group = match?.slice(1).find((each) => each !== undefined)
  if (!match || group === undefined) return null
  const start = match.index + match[0].indexOf(group)
  return text.slice(start, start + group.length).trim() || null
}

/** The first whole date of a line: one without its year is no date of publication. */
function dateIn(line: string): string | null {
  for (const { year, month, day } of dates(line)) {
    if (year !== null && month !== null && day !== null) return isoDate(year, month, day)
  }
  return null
}

/** The writer's name behind the last sentence, and where the text ends before it. */
export function byline(line: string): { author: string; end: number } | null {
  for (const pattern of [bylineInBrackets, bylineBehind]) {
    const match = pattern.exec(line)
    if (match?.[1]) return { author: match[1], end: match.index + 1 }
  }
  return null
}

/** A last line that holds nothing but names. */
export function isNameLine(line: string): boolean {
  return nameLine.test(line)
}

/** The headline above a story: its first line, where that is short and no sentence. */
export function leadingTitle(lines: readonly Line[]): Line | null {
  const first = lines[0]
  if (!first || lines.length < 2) return null
  const isShort = first.text.length <= longestTitle
  return isShort && !/[。；;，,：:]$/.test(first.text) && lines.some(({ text }) => isProse(text))
    ? first
    : null
}
