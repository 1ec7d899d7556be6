import { anyOf } from './any-of.js'
import { notHalfOfUnit, notMoreOfUnit } from './lexicon/measures/not-units.js'
import { chequeDigits, oneToNine } from './lexicon/measures/numerals.js'
import { dividedUnits, halvedUnits } from './lexicon/measures/units.js'
import { countsInChinese } from './not-units.js'
import { type Numeral, readNumeral } from './numeral-reader.js'
import { exact } from './numerals.js'
import { readUnit, type Unit, unitNamed } from './units.js'

/** One amount as written in folded text: a numeral with its unit, or a share. */
export interface Amount {
  start: number
  end: number
  low: number
  high: number | null
  unit: Unit | null
  /** Scale of the numeral alone, used for the other end of a range: 20至100万元. */
  scale: number
  precision: number
  bound: 'more' | 'about' | null
  isArabic: boolean
  isBare: boolean
  /** 三分之一, 一半: a share written without a percent sign. */
  isShare: boolean
}

const perHundred = new Map([
  ['百分之', 1],
  ['千分之', 0.1],
  ['万分之', 0.01],
])

const signs = ['零下', '负', '-']

/** Reads the amount that begins at `at` of a folded text; its unit is null if it has none. */
export function readAmount(folded: string, at: number): Amount | null {
  const belowZero = signs.find((sign) => folded.startsWith(sign, at))
  if (belowZero !== undefined) {
    const amount = readPositive(folded, at + belowZero.length)
    if (!amount || amount.high !== null) return null
    return withSign(folded, amount, at, belowZero)
  }
  return readPositive(folded, at)
}

function withSign(folded: string, amount: Amount, start: number, sign: string): Amount {
  // 零下0度 is 0, and not -0.
  const below = { ...amount, start, low: 0 - amount.low }
  if (sign === '-') return below
  // 三度 alone means three times; below zero it is a temperature.
  const isDegree = amount.unit === null && folded[amount.end] === '度'
  if (isDegree) return { ...below, end: amount.end + 1, unit: unitNamed('℃') }
  return amount.unit?.name === '度' ? { ...below, unit: unitNamed('℃') } : below
}

function readPositive(folded: string, at: number): Amount | null {
  return readPercent(folded, at) ?? readHalf(folded, at) ?? readCounted(folded, at)
}

/** Reads 百分之七十, 千分之三. */
function readPercent(folded: string, at: number): Amount | null {
  if (folded[at + 2] !== '之') return null
  const factor = perHundred.get(folded.slice(at, at + 3))
  if (factor === undefined) return null
  // 百分之百 means all of it.
  const numeral = folded[at + 3] === '百' ? hundred(at + 3) : readNumeral(folded, at + 3)
  if (!numeral) return null
  const { low, high, precision } = numeral
  return {
    ...numeral,
    start: at,
    low: exact(low * factor),
    high: high === null ? null : exact(high * factor),
    precision: exact(precision * factor),
    scale: 1,
    unit: unitNamed('%'),
    isBare: false,
    isShare: false,
  }
}

function hundred(at: number): Numeral {
  const plain = { high: null, scale: 1, precision: 1, bound: null, isArabic: false, isBare: false }
  return { ...plain, end: at + 1, low: 100 }
}

const halfOfOther = /[上下前后大多过夜两小年个点天对折减]/
const notHalf = /[报]|度(?!电)/

/** Reads 半年, 一半, 半数. 上半年 is a time, not a length. */
function readHalf(folded: string, at: number): Amount | null {
  if (folded[at] !== '半' && folded[at + 1] !== '半') return null
  const share = /^(?:一半(?!年|月|天|个|小时)|半数)/.exec(folded.slice(at, at + 3))?.[0]
  const half = {
    start: at,
    low: 0.5,
    high: null,
    scale: 1,
    precision: 0.5,
    bound: null,
    isArabic: false,
    isBare: false,
  }
  if (share) return { ...half, end: at + share.length, unit: null, isShare: true }
  if (folded[at] !== '半' || halfOfOther.test(folded.charAt(at - 1))) return null
  const found = readUnit(folded, at + 1)
  if (!found || !halvedUnits.includes(found.unit.name)) return null
  if (notHalf.test(folded.charAt(found.end))) return null
  return { ...half, end: found.end, unit: found.unit, isShare: false }
}

function readCounted(folded: string, at: number): Amount | null {
  const numeral = readNumeral(folded, at)
  if (!numeral) return null
  const bare = bareAmount(numeral, at)
  const fraction = readFraction(folded, bare)
  if (fraction) return fraction
  const gap = folded[numeral.end] === ' ' ? 1 : 0
  const found = readUnit(folded, numeral.end + gap)
  if (!found || !counts(numeral, found.unit)) return bare
  bare.unit = found.unit
  bare.end = found.end
  const amount = discounted(bare)
  if (found.inside === 'half') return withHalf(amount, amount.end)
  if (found.inside === 'more') return { ...amount, bound: 'more' }
  return compounded(folded, amount)
}

/** Copies each field by hand: this runs for every number of a text, and spreading takes ten times as long. */
function bareAmount(numeral: Numeral, start: number): Amount {
  return {
    start,
    end: numeral.end,
    low: numeral.low,
    high: numeral.high,
    unit: null,
    scale: numeral.scale,
    precision: numeral.precision,
    bound: numeral.bound,
    isArabic: numeral.isArabic,
    isBare: numeral.isBare,
    isShare: false,
  }
}

function counts({ isArabic, low, high, scale, precision }: Numeral, { name }: Unit): boolean {
  if (!isArabic && !countsInChinese(name, high ?? low)) return false
  // 8点 is a time; an index falls by 32.5点 and is at 3200点.
  if (name === '点') return low > 24 || precision < 1
  if (name === '成') return (high ?? low) <= 10
  if (name === '折') return isArabic
  // 5G is a network; 十三届 means the thirteenth.
  if (name === 'g') return !(isArabic && scale === 1 && precision === 1 && low >= 2 && low <= 6)
  return name !== '届' || isArabic || low < 8
}

/** Reads 85折 as 8.5折. */
function discounted(amount: Amount): Amount {
  return amount.unit?.name === '折' && amount.low > 10
    ? { ...amount, low: exact(amount.low / 10), precision: exact(amount.precision / 10) }
    : amount
}

/** Reads 三分之一. */
function readFraction(folded: string, amount: Amount): Amount | null {
  if (folded[amount.end] !== '分') return null
  const { start, end, low, high, scale } = amount
  if (!folded.startsWith('分之', end) || high !== null || scale !== 1 || low < 2) return null
  const above = readNumeral(folded, end + 2)
  if (!above || above.high !== null || above.low >= low || above.scale !== 1) return null
  const { bound, isArabic } = above
  return {
    start,
    end: above.end,
    low: above.low / low,
    high: null,
    unit: null,
    scale: 1,
    precision: 1 / low,
    bound,
    isArabic,
    isBare: false,
    isShare: true,
  }
}

const otherHalf = new RegExp(`半${anyOf(notHalfOfUnit)}`, 'y')
const otherMore = new RegExp(`多${anyOf(notMoreOfUnit)}`, 'y')

/** Adds what follows the unit and belongs to the amount: 一年半, 1小时30分钟, 三年多, 5元3角. */
function compounded(folded: string, amount: Amount): Amount {
  const { unit, end, bound, high } = amount
  if (!unit || bound !== null || high !== null) return amount
  const next = folded[end]
  if (next === '半' && dividedUnits.includes(unit.name) && !stands(otherHalf, folded, end)) {
    return withHalf(amount, end + 1)
  }
  if (next === '多' && unit.kind !== 'count' && !stands(otherMore, folded, end)) {
    return { ...amount, end: end + 1, bound: 'more' }
  }
  return withSmallerUnits(folded, amount)
}

function stands(pattern: RegExp, folded: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(folded)
}

function withHalf(amount: Amount, end: number): Amount {
  return { ...amount, end, low: amount.low + 0.5, precision: 0.5 }
}

const digit = String.raw`([\d${oneToNine}${chequeDigits}])`
const jiao = new RegExp(`${digit}角(?:${digit}分)?`, 'y')
const compoundKinds = new Set(['money', 'duration', 'measure'])

function withSmallerUnits(folded: string, amount: Amount): Amount {
  const { unit } = amount
  if (!unit || !compoundKinds.has(unit.kind)) return amount
  let { end, low, precision } = amount
  if (unit.name === '元') {
    const coins = withCoins(folded, end)
    if (coins) ({ end } = coins)
    return { ...amount, end, low: exact(low + (coins?.value ?? 0)), precision }
  }
  let smallest = unit.factor
  // No sequence is longer than 3天2小时5分钟.
  for (let part = 0; part < 3; part++) {
    const numeral = readNumeral(folded, end)
    if (!numeral || numeral.high !== null || numeral.bound !== null || numeral.scale > 1) break
    const found = readUnit(folded, numeral.end)
    const isSmaller = found?.unit.canonical === unit.canonical && found.unit.factor < smallest
    if (!found || !isSmaller || found.inside !== null) break
    const factor = found.unit.factor / unit.factor
    low += numeral.low * factor
    precision = numeral.precision * factor
    smallest = found.unit.factor
    end = found.end
  }
  return end === amount.end
    ? amount
    : { ...amount, end, low: exact(low), precision: exact(precision) }
}

function withCoins(folded: string, at: number): { end: number; value: number } | null {
  jiao.lastIndex = at
  const found = jiao.exec(folded)
  if (!found) return folded[at] === '整' ? { end: at + 1, value: 0 } : null
  const [whole, tenths = '', hundredths] = found
  const value = (readNumeral(tenths, 0)?.low ?? coin(tenths)) / 10
  const rest = hundredths === undefined ? 0 : coin(hundredths) / 100
  return { end: at + whole.length, value: value + rest }
}

function coin(digit: string): number {
  const at = '壹贰叁肆伍陆柒捌玖'.indexOf(digit)
  return at >= 0 ? at + 1 : (readNumeral(digit, 0)?.low ?? 0)
}
