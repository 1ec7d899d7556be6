import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import {
  mediaEnds,
  noWriters,
  workBehindName,
  writerRanks,
  writerRoles,
} from '../text/lexicon/names/media.js'
import { signingOffices } from '../text/lexicon/names/organisations.js'
import { isPersonName } from './person-names.js'

const apart = /[\s、,，;；/／&]+/
const roleBefore = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{0,8}?${anyOf(mediaEnds)}?(?:${anyOf(writerRanks)}|驻[\\u4e00-\\u9fff]{2,3})*${anyOf(writerRoles)}[:：]?)(?=[\\u4e00-\\u9fff·]{2})`,
)
const roleBehind = new RegExp(`(?:记者|通讯员|${anyOf(workBehindName)})$`)
const foreign = /^[\u4e00-\u9fff]{1,8}(?:[·•‧][\u4e00-\u9fff]{1,8}){1,3}$/
const latin = /^[A-Z][\p{L}'’.-]{0,20}(?:\s(?:[a-z]{1,3}\s)?[A-Z][\p{L}'’.-]{0,20}){1,3}$/u
const noPerson = /^(?:staff|editor|admin|web|news|the|by|reuters|associated)\b/i
const most = 8

/**
 * Returns the persons at the beginning of a text that names writers, separated by one space; null if it begins
 * with none.
 * @param other accepts words that do not look like a name, if a label says that they are one
 */
export function personsIn(
  said: string,
  other: (word: string) => string | null = () => null,
): string | null {
  const text = said.trim()
  if (latin.test(text) && !noPerson.test(text)) return text
  const found: string[] = []
  for (const word of text.split(apart)) {
    const bare = nameIn(word) ?? other(word)
    if (bare === '') continue
    if (bare === null || found.length === most) break
    found.push(bare)
  }
  return found.length > 0 ? [...new Set(found)].join(' ') : null
}

/** Returns the persons in a text that holds nothing but names, at least one of them a recognised name: 招子健 许悦. */
export function personsAmong(said: string): string | null {
  const words = said.trim().split(/[\s、]+/)
  const areNames = words.every(
    (word) => /^[\u4e00-\u9fff·]{2,4}$/.test(word) && penNameIn(word) !== null,
  )
  return areNames && words.some((word) => isName(word)) ? words.join(' ') : personsIn(said)
}

/** Returns a word without the person's role; '' if nothing else is in it, null if it is not a name. */
function nameIn(word: string): string | null {
  const bare = word.replace(/^[（(【[]|[）)】\]]$/g, '')
  const folded = fold(bare)
  const before = roleBefore.exec(folded)?.[0].length ?? 0
  const name = bare.slice(before)
  if (isName(name)) return name
  if (/^[\u4e00-\u9fffa-z]{0,10}(?:记者|通讯员|实习生)$|^[和与]$/.test(folded)) return ''
  const behind = roleBehind.exec(fold(name))
  const front = behind ? name.slice(0, behind.index) : name
  return behind && isName(front) ? front : null
}

function isName(word: string): boolean {
  return isPersonName(word) || foreign.test(word)
}

const office = new RegExp(`^[\\u4e00-\\u9fff]{2,16}(?:[处科室组系]|${anyOf(signingOffices)})$`)

/** Returns an office that signs as the writer: 水库管理党支部. */
export function officeIn(said: string): string | null {
  const name = said.trim()
  return office.test(fold(name)) && !organisation.test(fold(name)) ? name : null
}

const noWriter = new RegExp(`^(?:责任|本文|本站|本报|本网)?${anyOf(noWriters)}`)

/** Returns a writer whom only the label marks as a person: 次央. */
export function penNameIn(said: string): string | null {
  const name = said.trim().replace(/[）)】\]]$/, '')
  const folded = fold(name)
  if (!/^[\u4e00-\u9fff·]{2,5}$/.test(folded) || noWriter.test(folded)) return null
  return organisation.test(folded) ? null : name
}
/** Name endings of media, and of other bodies that do not write. */
const organisation = new RegExp(
  `${anyOf(mediaEnds)}$|(?:发布|中心|频道|公司|局|厅|(?<!支)部|政府)$`,
)

const reporter =
  /(?:(?:记者|特派员|特约撰述|编译|通讯员)\s?\/?\s?)((?:[\u4e00-\u9fff]{2,4}[、,\s]{1,2}){0,5}[\u4e00-\u9fff]{2,4})(?=\s?(?:[/)\]】〕(@]|$|\d|[\u4e00-\u9fff]{2,4}\d{1,2}日)|\s)/
const photographer = /(?:摄影?|供图|制图|图)[)】\]]?$/
const longestLine = 60

/** Returns the reporters that a line names: 青蕪報 記者沈知微／即時報導, （記者沈知微、顧南星／泠川報導）. */
export function reportersIn(line: string): string | null {
  if (line.length > longestLine || photographer.test(fold(line))) return null
  const found = reporter.exec(fold(line))
  const group = found?.[1]
  if (!found || !group) return null
  const at = found.index + found[0].lastIndexOf(group)
  return personsIn(line.slice(at, at + group.length))
}
