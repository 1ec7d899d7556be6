import {
  chequeDigits,
  chineseNumeralCharacters,
  oneToNine,
  zeros,
} from './lexicon/measures/numerals.js'
import { exact, numeralValue, positionalValue, readChinese, scaleFactor } from './numerals.js'
import { readUnit } from './units.js'

/** A numeral with its scale as written in folded text. */
export interface Numeral {
  end: number
  low: number
  /** The upper end if the numeral means two or many amounts: 两三千, 十几, 数十. */
  high: number | null
  /** What 万, 亿 or 千 after the digits multiplied by; 1 without. */
  scale: number
  /** The place value of the last digit written: 0.01 for 3.14, 100 for 3.14万. */
  precision: number
  bound: 'more' | 'about' | null
  isArabic: boolean
  /** Whether it begins with its place, as in 百名: an amount only if a word before it says so. */
  isBare: boolean
}

// Longer ones are telephone numbers and word lists; no amount in the news needs as many characters.
const longestChinese = 24

// More than 15 digits are a serial number.
const arabic = /\d{1,15}(?:\.\d{1,20})?(?!\d)/y
const grouped = /\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?(?!\d)/y
const scaleWord = /(?:万亿|[十百千]?[万亿]|[百千])/y
const chineseRun = new RegExp(`[${chineseNumeralCharacters}]{1,${longestChinese + 1}}`, 'y')
const chineseDecimals = new RegExp(`点([${zeros}${oneToNine}]{1,4})(?![十百千分刻点])`, 'y')
const several = /(?:好?几|数)([十百千][万亿]?|万亿|[万亿])/y
const hasZero = new RegExp(`[${zeros}]`)
const cheque = new RegExp(`[${chequeDigits}拾佰仟]`, 'g')

/** Reads the numeral that begins at `at` of a folded text. Returns null if there is none. */
export function readNumeral(folded: string, at: number): Numeral | null {
  const code = folded.charCodeAt(at)
  if (code >= 48 && code <= 57) return readArabic(folded, at)
  return readSeveral(folded, at) ?? readChineseRun(folded, at)
}

/** Returns the end of the run of digits or Chinese numerals around `at`; no numeral begins inside it. */
export function numeralRunEnd(folded: string, at: number): number {
  let end = at
  if (isDigit(folded, at)) {
    while (isDigit(folded, end)) end++
  } else {
    while (end < folded.length && chineseNumeralCharacters.includes(folded.charAt(end))) end++
  }
  return Math.max(end, at + 1)
}

function isDigit(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at)
  return code >= 48 && code <= 57
}

function match(pattern: RegExp, folded: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(folded)
}

function readArabic(folded: string, at: number): Numeral | null {
  const written = (match(grouped, folded, at) ?? match(arabic, folded, at))?.[0]
  if (written === undefined || /^0\d/.test(written)) return null
  const digits = written.replaceAll(',', '')
  const decimals = digits.split('.')[1]?.length ?? 0
  const numeral: Numeral = {
    end: at + written.length,
    low: Number(digits),
    high: null,
    scale: 1,
    precision: exact(10 ** -decimals),
    bound: null,
    isArabic: true,
    isBare: false,
  }
  return withLowerScales(folded, withScale(folded, withExcess(folded, numeral)))
}

/** Reads what may come between the digits and their scale or unit: 100多亿, 20余万, 十几万. */
function withExcess(folded: string, numeral: Numeral): Numeral {
  const gap = folded[numeral.end] === ' ' ? 1 : 0
  const sign = folded[numeral.end + gap]
  const end = numeral.end + gap + 1
  if (sign === '多' || sign === '余') return { ...numeral, end, bound: 'more' }
  if (sign !== '来' && sign !== '几') return numeral
  if (numeral.low % 10 !== 0 || numeral.low === 0) return numeral
  const standsAlone = sign === '几' && !numeral.isArabic
  if (!standsAlone && !isFollowedByUnit(folded, end)) return numeral
  if (sign === '来') return { ...numeral, end, bound: 'about' }
  const { low, scale } = numeral
  return { ...numeral, end, low: low + scale, high: low + 9 * scale }
}

function isFollowedByUnit(folded: string, at: number): boolean {
  return match(scaleWord, folded, at) !== null || readUnit(folded, at) !== null
}

function withScale(folded: string, numeral: Numeral): Numeral {
  const gap = folded[numeral.end] === ' ' ? 1 : 0
  const at = numeral.end + gap
  const word = match(scaleWord, folded, at)?.[0]
  // The 千 of 千瓦 and the 百 of 百分点 belong to the unit.
  if (word === undefined || (/^[百千]/.test(word) && readUnit(folded, at) !== null)) return numeral
  const scale = scaleFactor(word)
  const scaled = {
    ...numeral,
    end: at + word.length,
    low: exact(numeral.low * scale),
    high: numeral.high === null ? null : exact(numeral.high * scale),
    scale: numeral.scale * scale,
    precision: exact(numeral.precision * scale),
  }
  return numeral.bound === null && numeral.high === null ? withExcess(folded, scaled) : scaled
}

/** Adds smaller scales that follow: 1亿2000万, 3万5千. */
function withLowerScales(folded: string, numeral: Numeral): Numeral {
  if (numeral.scale < 1e4 || numeral.bound !== null || numeral.high !== null) return numeral
  const written = match(arabic, folded, numeral.end)?.[0]
  if (written === undefined || /^0\d|\./.test(written)) return numeral
  const next = withScale(folded, {
    ...numeral,
    end: numeral.end + written.length,
    low: Number(written),
    scale: 1,
    precision: 1,
  })
  const isLower = next.scale > 1 ? next.scale < numeral.scale : written.length >= 3
  if (!isLower || next.low >= numeral.scale || next.high !== null) return numeral
  return { ...next, low: numeral.low + next.low }
}

/** Reads 数十, 几百万, 好几千 as a range from twice the place value to just below ten times it. */
function readSeveral(folded: string, at: number): Numeral | null {
  const found = match(several, folded, at)
  if (!found) return null
  const place = scaleFactor(found[1] ?? '')
  let end = at + found[0].length
  if (folded[end] === '余' || folded[end] === '多') end++
  const scale = place >= 1e4 ? place : 1
  const low = 2 * place
  const high = 10 * place - 1
  const base = { end, low, high, scale, precision: place, bound: null }
  return withScaleOfSeveral(folded, { ...base, isArabic: false, isBare: false })
}

/** 数百余万: the scale may follow 余. */
function withScaleOfSeveral(folded: string, numeral: Numeral): Numeral {
  return /[余多]/.test(folded.charAt(numeral.end - 1)) ? withScale(folded, numeral) : numeral
}

function readChineseRun(folded: string, at: number): Numeral | null {
  const run = match(chineseRun, folded, at)?.[0]
  if (run === undefined || run.length > longestChinese) return null
  const chequeSigns = run.match(cheque)?.length ?? 0
  // 陆 and 伍 are surnames; several such characters are a sum.
  if (chequeSigns === 1) return null
  const decimals = match(chineseDecimals, folded, at + run.length)?.[1]
  if (decimals !== undefined) return readDecimals(folded, at, run, decimals)
  const positional = run.length >= 3 && hasZero.test(run) ? positionalValue(run) : null
  const read = positional === null ? readChinese(run) : null
  if (positional === null && read === null) return null
  const scale = scaleFactor(/[万亿]+$/.exec(run)?.[0] ?? '')
  const numeral: Numeral = {
    end: at + run.length,
    low: positional ?? read?.low ?? 0,
    high: read?.high ?? null,
    scale,
    precision: scale,
    bound: null,
    isArabic: false,
    isBare: read?.isBare ?? false,
  }
  return numeral.high === null ? withScaleBehindExcess(folded, numeral) : numeral
}

/** 一百多万, 十余亿, 十几万: the scale after 多 belongs to the numeral. */
function withScaleBehindExcess(folded: string, numeral: Numeral): Numeral {
  if (numeral.low < 10) return numeral
  const exceeding = withExcess(folded, numeral)
  if (exceeding.end === numeral.end) return numeral
  const isBare = numeral.isBare && exceeding.bound === null
  return { ...withScale(folded, exceeding), isBare }
}

function readDecimals(folded: string, at: number, run: string, decimals: string): Numeral | null {
  const whole = run === '零' ? 0 : (readChinese(run)?.low ?? null)
  const fraction = numeralValue(decimals.length === 1 ? `零${decimals}` : decimals)
  if (whole === null || fraction === null) return null
  const precision = exact(10 ** -decimals.length)
  return withScale(folded, {
    end: at + run.length + 1 + decimals.length,
    low: exact(whole + fraction * precision),
    high: null,
    scale: 1,
    precision,
    bound: null,
    isArabic: false,
    isBare: false,
  })
}
