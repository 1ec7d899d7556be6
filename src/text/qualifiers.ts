import {
  type Bound,
  boundsBefore,
  boundsBehind,
  wordsBeforeBounds,
} from './lexicon/measures/bounds.js'
import { readNumeral } from './numeral-reader.js'
import { allUnits, readUnit, type Unit, unitNamed } from './units.js'

export type { Bound }

/** What a word says about the amount next to it. */
interface Qualifier {
  bound: Bound
  /** 至少 and 不超过 set a limit; 余 and 近 say that the amount is close. */
  limit: boolean
}

/** The quantity that a rate refers to: 每吨 is 1 吨, 每10万人 is 100,000 人. */
export interface Per {
  value: number
  unit: string
}

const before = new Map<string, Qualifier>()
const after = new Map<string, Qualifier>()

function add(to: Map<string, Qualifier>, bound: Bound, limit: boolean, words: string): void {
  for (const word of words.split(' ')) to.set(word, { bound, limit })
}

for (const [bound, limit, words] of boundsBefore) add(before, bound, limit, words)
for (const [bound, limit, words] of boundsBehind) add(after, bound, limit, words)

const longestBefore = Math.max(...[...before.keys()].map((word) => word.length))

const currencies: readonly (readonly [string, string])[] = [
  ['人民币', '元'],
  ['rmb', '元'],
  ['cny', '元'],
  ['cn¥', '元'],
  ['¥', '元'],
  ['hk$', '港元'],
  ['nt$', '新台币'],
  ['us$', '美元'],
  ['usd', '美元'],
  ['$', '美元'],
  ['€', '欧元'],
  ['£', '英镑'],
]

const averages = new Map([
  ['人均', '人'],
  ['户均', '户'],
  ['亩均', '亩'],
  ['日均', '天'],
  ['周均', '周'],
  ['月均', '个月'],
  ['年均', '年'],
  ['时速', '小时'],
])

/** Names that a unit has only after 每 and /: 每月, 元/月, 公里/时. */
const perNames = new Map([
  ['月', '个月'],
  ['日', '天'],
  ['时', '小时'],
  ['h', '小时'],
  ['s', '秒'],
  ['分', '分钟'],
])

/** What comes before a numeral and belongs to its amount. */
export interface Lead extends Qualifier {
  start: number
  /** The unit that a currency sign names. */
  currency: string | null
  per: Per | null
}

const farthest = 12

/** The last characters of everything that `readLead` finds; before most numerals there is none of them. */
const canEndLead = new Set(
  [
    ...before.keys(),
    ...currencies.map(([sign]) => sign),
    ...averages.keys(),
    ...perNames.keys(),
    ...allUnits().map(({ name }) => name),
    '月',
    '日',
  ].map((word) => word.slice(-1)),
)

/** Reads backwards from `at` of a folded text, not before `from`: 每平方米约¥, 人均超过, 近. */
export function readLead(folded: string, at: number, from: number, isBare: boolean): Lead {
  const lead: Lead = { start: at, bound: null, limit: false, currency: null, per: null }
  let isQualified = false
  for (let round = 0; round < 4; round++) {
    const gap = folded[lead.start - 1] === ' ' ? 1 : 0
    const end = lead.start - gap
    if (!canEndLead.has(folded.charAt(end - 1))) break
    const text = folded.slice(Math.max(from, end - farthest), end)
    const currency =
      lead.currency === null ? currencies.find(([sign]) => text.endsWith(sign)) : null
    if (currency) {
      lead.currency = currency[1]
      lead.start = end - currency[0].length
      continue
    }
    const word = isQualified ? null : qualifierBefore(text, isBare && lead.start === at)
    if (word) {
      isQualified = true
      Object.assign(lead, before.get(word))
      lead.start = end - word.length
      continue
    }
    const per = lead.per === null ? perBefore(text) : null
    if (!per) break
    lead.per = per.per
    lead.start = end - per.length
  }
  return lead
}

function qualifierBefore(text: string, isBare: boolean): string | null {
  for (let length = Math.min(longestBefore, text.length); length > 0; length--) {
    const word = text.slice(-length)
    if (!before.has(word)) continue
    // 上百 and 过亿 qualify an amount; 网上3家 and 通过5项 do not.
    if ((word === '上' || word === '过') && !isBare) continue
    const isOther = wordsBeforeBounds[word]?.test(text.slice(0, -length)) ?? false
    return isOther ? null : word
  }
  return null
}

function perBefore(text: string): { per: Per; length: number } | null {
  const average = averages.get(text.slice(-2))
  if (average) return { per: { value: 1, unit: average }, length: 2 }
  const at = text.lastIndexOf('每')
  if (at < 0) return null
  const per = readPer(text, at + 1)
  return per && per.end === text.length ? { per: per.per, length: text.length - at } : null
}

/** Reads the unit that begins at `at`, with or without a number: 吨, 10万人, 月. */
export function readPer(folded: string, at: number): { per: Per; end: number } | null {
  const numeral = readNumeral(folded, at)
  const isPlain = numeral !== null && numeral.high === null && numeral.bound === null
  if (numeral && (!isPlain || numeral.isBare)) return null
  const unitAt = (numeral?.end ?? at) + (numeral && folded[numeral.end] === ' ' ? 1 : 0)
  const value = numeral?.low ?? 1
  const found = readUnit(folded, unitAt)
  if (found && found.inside === null) {
    return { per: { value, unit: found.unit.name }, end: found.end }
  }
  const name = perNames.get(folded.charAt(unitAt))
  const goesOn = /[a-z]/.test(folded.charAt(unitAt)) && /[a-z]/.test(folded.charAt(unitAt + 1))
  return name && !goesOn ? { per: { value, unit: name }, end: unitAt + 1 } : null
}

const slash = / ?\/ ?/y
const perBehind = /每/y
const clauseEnd = /[,。;、)!?\s]|的|$/y

/** Reads what follows a unit and divides it: 元/吨, 公里 / 小时, 升/100公里, 立方米每天. */
export function readPerBehind(
  folded: string,
  at: number,
  unit: Unit,
): { per: Per; end: number } | null {
  if (!/[ /每]/.test(folded.charAt(at))) return null
  const isSlash = lookAt(slash, folded, at)
  if (!isSlash && !lookAt(perBehind, folded, at)) return null
  const found = readPer(folded, isSlash ? slash.lastIndex : perBehind.lastIndex)
  if (!found) return null
  // 8GB/256GB and 5人/20元 are two amounts each.
  const isDivided = unitNamed(found.per.unit)?.canonical !== unit.canonical
  const isPowerOfTen = Number.isInteger(Math.log10(found.per.value))
  const ends = isSlash || lookAt(clauseEnd, folded, found.end)
  return isDivided && isPowerOfTen && ends ? found : null
}

function lookAt(pattern: RegExp, folded: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(folded)
}

const noQualifierBehind = /以下简称|以下称|左右[两侧手岸翼互逢]|上下[游班级]|以上[述是所]/y

/** Reads what follows a unit and qualifies the amount: 以上, 左右. */
export function readTrail(folded: string, at: number): (Qualifier & { end: number }) | null {
  const start = at + (folded[at] === ' ' ? 1 : 0)
  if (!/[以及或(左上]/.test(folded.charAt(start))) return null
  if (lookAt(noQualifierBehind, folded, start)) return null
  for (let length = 5; length >= 2; length--) {
    const found = after.get(folded.slice(start, start + length))
    if (found) return { ...found, end: start + length }
  }
  return null
}
