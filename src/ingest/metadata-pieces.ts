import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import { weekdays } from '../text/lexicon/measures/numerals.js'
import {
  accountEnds,
  mediaEnds,
  publisherLabels,
  publishingOffices,
  publishingWords,
  readerActs,
  reportingKinds,
  storyWords,
  workBehindName,
  writerRanks,
  writerRoles,
} from '../text/lexicon/names/media.js'
import { isPersonName, signedBy } from './person-names.js'

/** The parts of a line that says who published a story and when, matched against folded text. */
export interface Pieces {
  /** Whether the line holds such parts and nothing else. */
  isMetadata: boolean
  /** Whether the words between them are a publisher or a person, as far as can be determined. */
  isExact: boolean
  /** How many kinds of them there are. */
  kinds: number
  hasFullDate: boolean
  /** Whether it states a day, in full or without its year. */
  hasDay: boolean
  /** The words between them: a publisher, a name. */
  rest: string
}

const label = `${anyOf(storyWords)}?(?:文/图|图/文|文字?/|图/|${anyOf(publisherLabels, writerRoles)})`
const day =
  '\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}\\s?日?|\\d{4}\\s\\d{1,2}/\\d{1,2}(?=\\s)'
const parts: readonly { kind: string; pattern: RegExp }[] = [
  {
    kind: 'date',
    pattern: new RegExp(
      `(?:${anyOf(publishingWords)}?(?:时间|日期)|发布于|发表于|更新于|日期)?\\s?:?\\s?(?:${day})`,
      'g',
    ),
  },
  {
    kind: 'time',
    pattern:
      /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|(?<!\d)\d{1,2}时\d{1,2}分|(?:香港|北京)时间|(?<=\s)发表(?=\s|$)/g,
  },
  {
    kind: 'counter',
    pattern: new RegExp(
      `${anyOf(readerActs)}(?:量|数|次数|人数|率)?\\s?[:(]{0,2}\\s?\\d[\\d.,]{0,8}\\s?[万wk+]{0,2}\\s?[次人]?\\)?|\\d[\\d.,]{0,8}\\s?[万wk+]{0,2}\\s?[次人]?\\s?${anyOf(readerActs)}|(?:浏览|阅读|点击)(?:次数|量)?\\s?:`,
      'g',
    ),
  },
  {
    kind: 'reporter',
    pattern:
      /(?<![\u4e00-\u9fff])(?:记者|特派员|编译|通讯员)\s?[\u4e00-\u9fff]{2,4}(?:[、\s][\u4e00-\u9fff]{2,4}(?=[、\s/])){0,4}\s?\/\s?[\u4e00-\u9fff]{0,6}(?:报导|报道|外电|电)/g,
  },
  { kind: 'weekday', pattern: new RegExp(String.raw`\(?(?:星期|周|礼拜)[${weekdays}]\)?`, 'g') },
  {
    kind: 'ago',
    pattern:
      /(?:\d{1,3}|[一二三几])\s?(?:秒|分钟|小时|天|周|个月|年)前(?:\s?\(\d{1,2}-\d{1,2}\))?/g,
  },
  {
    kind: 'shortDate',
    pattern: /(?<![\d.-])\d{1,2}[-/]\d{1,2}(?![\d.-])|(?<!\d)\d{1,2}月\d{1,2}日(?=\s|$)/g,
  },
  {
    kind: 'label',
    pattern: new RegExp(`(?<![\\u4e00-\\u9fff])${label}\\s?[:丨|]\\s{0,4}[^\\s|;,()]{0,24}`, 'g'),
  },
  {
    kind: 'share',
    pattern:
      /分享(?:到|至)?\s?:?|(?:字号|字体(?:大小)?)\s?:?\s?(?:[【[]?\s?[大中小](?:\s?[大中小]){0,3}\s?[\]】]?)?|打印(?:本页)?|收藏|纠错|关闭(?:窗口)?|原创|更新\)?/g,
  },
  {
    kind: 'label',
    pattern: /(?:文\/图|图\/文|文字?\/|图\/)\s{0,3}[\u4e00-\u9fff]{2,4}(?=\s|$|\))/g,
  },
  { kind: 'place', pattern: /(?:发布于|ip属地)\s?:?\s?[\u4e00-\u9fff]{2,4}/g },
]
const publisher = new RegExp(
  `^(?:[\\u4e00-\\u9fffa-z0-9·]{1,14}${anyOf(mediaEnds, accountEnds, publishingOffices)}|《[^》]{2,14}》)$`,
)
const roleAndName = new RegExp(
  `^(?:[\\u4e00-\\u9fffa-z]{1,8}${anyOf(mediaEnds)})?(?:全媒体|融媒体?|新闻)?[\\s/]{0,2}(?:${anyOf(writerRanks)}|驻[\\u4e00-\\u9fff]{2,4})?(?:文/|${anyOf(writerRoles)})`,
)

/** Splits a line into its parts. A line that contains anything else is not metadata. */
export function piecesOf(line: string): Pieces {
  let rest = fold(line)
  if (accountLine.test(rest))
    return {
      isMetadata: true,
      isExact: true,
      kinds: 1,
      hasFullDate: false,
      hasDay: false,
      rest: '',
    }
  const kinds = new Set<string>()
  const foundDate = fullDate.test(rest)
  for (const { kind, pattern } of parts) {
    const without = rest.replace(pattern, ' ')
    if (without !== rest) kinds.add(kind)
    rest = without
  }
  rest = rest
    .replace(/^\s?由(?=[\u4e00-\u9fffa-z]{1,8}\s?$)/, ' ')
    .replace(/[\s|/·•,;:()[\]【】〔〕>→\-*]+/g, ' ')
    .trim()
  const isExact = rest === '' || rest.split(' ').every((word) => isPublisherOrName(word))
  const isDated = foundDate && kinds.has('time') && rest.length <= longestAccount
  return {
    isMetadata: kinds.size > 0 && (isExact || isDated || statesPublisher(line)),
    isExact,
    kinds: kinds.size,
    hasFullDate: foundDate,
    hasDay: foundDate || kinds.has('shortDate') || kinds.has('ago'),
    rest,
  }
}

// 小满 望溪发布 2024-04-06 18:00: account names beside the time of publication
const longestAccount = 12
// A line that blogs print below the title: admin8个月前 (06-10)未命名24
const accountLine = /^admin.{0,4}\d{1,2}\s?(?:分钟|小时|天|周|个月|年)前.{0,30}$/
const fullDate = new RegExp(day)
const statedPublisher = /^(?:文章|信息|稿件|新闻)?(?:来源|稿源)\s?[:丨]\s?([^\s|;,()·]{2,16})/
const longestStatement = 40

/** 来源：澎湃新闻 · 10%公司 >: what follows the publisher belongs to the site. */
function statesPublisher(line: string): boolean {
  const stated = statedPublisher.exec(fold(line.slice(0, longestStatement)))?.[1]
  return line.length <= longestStatement && stated !== undefined && isPublisher(stated)
}

const beforeReporter = new RegExp(
  `^[(【〔[]?([\\u4e00-\\u9fff]{2,8}?${anyOf(mediaEnds)})[\\s/]{0,2}${anyOf(writerRanks)}?记者`,
)
const medium = new RegExp(`^[\\u4e00-\\u9fff]{2,10}${anyOf(mediaEnds, accountEnds)}$`)

/** Returns the publisher before a reporter: 聯合報／ 記者陳小華／台北即時報導. */
export function reportersPublisher(line: string): string | null {
  if (reporterLine(line) === null) return null
  const found = beforeReporter.exec(fold(line))
  const name = found?.[1]
  return found && name && !/^本/.test(name)
    ? line.slice(found[0].indexOf(name), found[0].indexOf(name) + name.length)
    : null
}

/** Decides whether a line is nothing but the name of a medium. */
export function isMedium(line: string): boolean {
  return medium.test(fold(line))
}

export function isPublisher(word: string): boolean {
  return publisher.test(word)
}

function isPublisherOrName(word: string): boolean {
  return isPublisher(word) || isPersonName(word) || /^(?:记者|通讯员|实习生)$/.test(word)
}

const ofDesk =
  /^[\u4e00-\u9fff]{2,8}(?:中心|[组部台报网社])?\s?\/\s?([\u4e00-\u9fff、\s]{2,16}?)\s?(?:综合|即时|专题)?(?:报导|报道)$/
const beforeEditor = /^(.{4,30}?)\s[\u4e00-\u9fff]{0,6}编辑\s?:?\s?[\u4e00-\u9fff]{2,4}$/
const ofOutlet =
  /^[\u4e00-\u9fffa-z·]{0,10}(?:记者|评论员|特约撰稿|专栏作者)(?:\s?[:/]\s?|\s)([\u4e00-\u9fff·、\s]{2,24})$/
const noNames = new RegExp(anyOf(reportingKinds))
const workAtEnd = new RegExp(`\\s?${anyOf(workBehindName)}$`)

/**
 * Returns the names in a line that only says who wrote: 澎湃新闻记者 柳承远, 聯合報／ 記者陳小華／台北即時報導, 生活中心／邵予安報導, 【文/青芜网专栏作者
 * 沈归鹤】. After 记者, names of any kind count.
 */
export function reporterLine(line: string): string | null {
  if (line.length > 40) return null
  const bare = fold(line)
    .replace(/^[(【〔[■●]\s?/, '')
    .replace(/[)】〕\]]$/, '')
    .replace(/^(?:文|撰文)\s?[/:|]\s?(?=.*(?:记者|作者|评论员))/, '')
  const ahead = beforeEditor.exec(bare)?.[1] ?? bare
  const desk = ofDesk.exec(ahead)?.[1]
  const named = desk ? signedBy(desk.trim()) : null
  const found = named ?? signedByRole(ahead) ?? namedByRole(ahead)
  return found === null ? null : asWritten(line, found)
}

/** Returns names found in the folded line as they are written in the line itself: folding keeps offsets. */
function asWritten(line: string, names: string): string {
  const folded = fold(line)
  return names
    .split(' ')
    .map((name) => {
      const at = folded.indexOf(name)
      return at < 0 ? name : line.slice(at, at + name.length)
    })
    .join(' ')
}

function signedByRole(bare: string): string | null {
  const head = roleAndName.exec(bare)
  if (!head) return null
  const after = bare
    .slice(head[0].length)
    .replace(/\/[\u4e00-\u9fff]{2,4}(?:即时|综合|连线)?(?:报导|报道)$/, '')
    .replace(workAtEnd, '')
    .replace(/^\s?[:/]?\s?/, '')
    .replace(/(?:通讯员|实习生|记者)/g, ' ')
  return signedBy(after.trim())
}

/** Returns the names after a role and a space, Chinese or foreign. */
function namedByRole(bare: string): string | null {
  const said = ofOutlet.exec(bare)?.[1]
  const words = said?.trim().split(/[、\s]+/) ?? []
  const areNames =
    words.length > 0 &&
    words.length <= 6 &&
    words.every((word) => /^[\u4e00-\u9fff·]{2,6}$/.test(word) && !noNames.test(word))
  return areNames ? words.join(' ') : null
}
