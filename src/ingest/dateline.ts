import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import {
  agencies,
  agencyNames,
  broadcasters,
  newspaperEnds,
  ownNames,
} from '../text/lexicon/names/media.js'
import { signedBy } from './person-names.js'

/** Patterns for the beginning of a story that names its publisher or writer, matched against folded text. */
const agency = `(?:${anyOf(agencies, broadcasters, ownNames)}|[\\u4e00-\\u9fff]{2,6}${anyOf(newspaperEnds, ['网', '社', '报'])})`
const wired = new RegExp(
  `^[(【〔[]?据?(${agency})(?:(?:实习)?记者([\\u4e00-\\u9fff、\\s]{2,16}?))?\\s?[\\u4e00-\\u9fff/\\s]{0,10}?(?:\\d{4}\\s?年)?(?:\\d{1,2}\\s?月)?\\s?\\d{1,2}\\s?日\\s?(?:专?电|讯|综合电|综合报道|报道)`,
)
const byPaper =
  /^[(【〔[]?([\u4e00-\u9fff]{2,10}?)(?:专讯|综合讯|(?<![资简通快短音电])讯)(?:[)】〕\]]|\s|[(【〔[]|$)/
/** Decides whether other publishers reprint this publisher's stories. */
export function isAgency(source: string): boolean {
  const folded = fold(source)
  return agencyNames.some((name) => folded.startsWith(name))
}

const reporters =
  /^.{0,40}?[(〔【[][^)〕】\]]{0,10}?(?:记者|通讯员|撰文|作者)\s?[:/]?\s?([\u4e00-\u9fff、\s·]{2,40}?)[/)〕】\]]/
// 王小明台北5日電: the name takes as many characters as it can while leaving at least two for the place before the day.
const namedBeforePlace = /(?:记者)([\u4e00-\u9fff]{2,3})[\u4e00-\u9fff]{2,4}\d{1,2}日(?:专?电|讯)/
const namedBehind = /(?:专?电|讯)\s?[(]([\u4e00-\u9fff、\s·]{2,30})[)]/
const read = 80

/**
 * Decides whether a story begins on this line: 科学导报讯 …, 本报讯（记者 …）, 新华社北京5月1日电 …. A line that quotes another
 * medium's 报道 does not begin a story.
 */
export function isDateline(line: string): boolean {
  const head = fold(line.slice(0, read))
  if (byPaper.test(head)) return true
  const wire = wired.exec(head)
  return wire !== null && !/报道$/.test(wire[0])
}

/** Returns the publisher and the writers that a dateline names, as written there. */
export function readDateline(line: string): { source: string | null; author: string | null } {
  const head = fold(line.slice(0, read))
  const match = byPaper.exec(head) ?? wired.exec(head)
  const name = match?.[1]
  const at = match && name ? match[0].indexOf(name) : 0
  const source = name && !/^本/.test(name) ? line.slice(at, at + name.length) : null
  return { source, author: writers(line, head) }
}

function writers(line: string, head: string): string | null {
  for (const pattern of [namedBeforePlace, reporters, namedBehind]) {
    const found = pattern.exec(head)
    const group = found?.[1]
    if (!found || !group) continue
    const at = found.index + found[0].lastIndexOf(group)
    const named = signedBy(line.slice(at, at + group.length).trim())
    if (named) return named
  }
  return null
}
