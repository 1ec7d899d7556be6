import { dates, isoDate } from '../text/dates.js'
import { fold } from '../text/fold.js'
import { startsWithHeading } from './hard-wraps.js'
import { endsSentence, isProse, type Line } from './lines.js'
import { signedBy } from './person-names.js'

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
// 资金来源: is no label of a story, 文章来源: is.
const sourceLabel =
  /(?:(?<![\u4e00-\u9fff])|信息|文章|稿件|新闻)(?:来源|稿源)\s?:\s?([^\s:|,;()]{2,24})/
const authorLabel =
  /(?:作者|撰文|文\/|通讯员|记者)\s?:?\s?([\u4e00-\u9fff·]{2,4}(?:[、\s][\u4e00-\u9fff·]{2,4}(?=[、\s]|$)){0,3})/
const labels =
  /(?:(?<![\u4e00-\u9fff])|信息|文章|稿件|新闻)(?:来源|稿源)\s?:|(?:(?<![\u4e00-\u9fff])|本文)作者\s?:|(?:发布|更新|发表)(?:时间|日期)\s?:|编辑\s?:|责编\s?:|(?:阅读|浏览|点击)(?:量|数|次数)?\s?:?\s?\d|^admin\S/
// 2024-09-05 07:09 …, or a day alone; 2024年9月5日 项目开工 is a line of a chronicle.
const dateLine =
  /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?$|\s+\d{1,2}:\d{2}|\s+[\u4e00-\u9fff]{2,8}(?:报|网|社|台)$)/
const publisherInFoot = /版权为\s?(\S{2,12})\s|([\u4e00-\u9fff]{2,8}网)\s?(?:www\.\S+\s?)?版权所有/
const datelineSource = /^([\u4e00-\u9fff]{2,8})讯(?:\s|[(【])|^(新华社|中新社|中新网|人民网)/
const bylineInBrackets = /[。！？!?”"][（(]([\u4e00-\u9fff·、\s]{2,40})[）)]$/
const bylineBehind =
  /[。！？!?”"]\s{1,9}([\u4e00-\u9fff·]{2,9}(?:[、\s][\u4e00-\u9fff·]{2,9}){0,5})$/
const nameLine = /^[\u4e00-\u9fff、\s]{2,24}$/
const longestByline = 60
const longestTitle = 60
const longestMetadata = 100

/** Whether a line only says who published the story and when. */
export function isMetadataLine(line: string): boolean {
  return line.length <= longestMetadata && !isProse(line) && isLabelled(fold(line))
}

function isLabelled(folded: string): boolean {
  return labels.test(folded) || dateLine.test(folded)
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
  const from = Math.max(0, line.length - longestByline)
  for (const pattern of [bylineInBrackets, bylineBehind]) {
    const match = pattern.exec(line.slice(from))
    const author = match?.[1] ? signedBy(match[1]) : null
    if (match && author) return { author, end: from + match.index + 1 }
  }
  return null
}

/** Whom a line names that holds nothing but names, else null. */
export function namesOf(line: string): string | null {
  return nameLine.test(line) ? signedBy(line) : null
}

/**
 * The headline above a story: its first line, where that is short and no sentence. In a column the
 * story's own first line looks the same, unless it is much shorter than those below.
 */
export function leadingTitle(lines: readonly Line[], wrapped: boolean): Line | null {
  const first = lines[0]
  if (!first || lines.length < 2 || first.text.length > longestTitle) return null
  if (/[。；;，,：:]$/.test(first.text)) return null
  if (wrapped) return startsWithHeading(lines) ? first : null
  const sentences = lines.slice(1).filter(({ text }) => endsSentence(text)).length
  const isText = lines.some(({ text }) => isProse(text)) || sentences > 0.6 * (lines.length - 1)
  return isText ? first : null
}
