import { chequeDigits, oneToNine, zeros } from './lexicon/measures/numerals.js'

const digits = new Map<string, number>([['两', 2]])
for (const zero of zeros) digits.set(zero, 0)
for (const row of [oneToNine, chequeDigits]) {
  for (const [at, character] of [...row].entries()) digits.set(character, at + 1)
}

const places = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1e3],
  ['仟', 1e3],
])
const scales = new Map([
  ['万', 1e4],
  ['亿', 1e8],
])

/** The value of a Chinese numeral: one number, or two if the writer names two (两三千, 十四五). */
export interface ChineseNumeral {
  low: number
  high: number | null
  /** Whether it begins with its place instead of a digit, as in 百, 千万: an amount only if a word says so. */
  isBare: boolean
}

/**
 * Returns the value of a numeral in folded text, Arabic with separators or Chinese, times its scale (万, 亿, 万亿): 1,900 →
 * 1900; 一百二十 → 120; 二〇二四 → 2024; ('3.1', '万') → 31000. Returns null if it is not a number.
 */
export function numeralValue(numeral: string, scale = ''): number | null {
  const base = /^\d/.test(numeral) ? Number(numeral.replaceAll(',', '')) : chineseValue(numeral)
  if (base === null || !Number.isFinite(base)) return null
  return exact(base * scaleFactor(scale))
}

/** Returns the factor of a run of scale characters: 万亿 → 10¹², 千万 → 10⁷. */
export function scaleFactor(scale: string): number {
  let factor = 1
  for (const character of scale) factor *= scales.get(character) ?? places.get(character) ?? 1
  return factor
}

/** Removes errors of binary fractions: 4.3 × 10⁴ is 43,000 and not 42,999.999…. */
export function exact(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15))
}

/** Decides whether a number before 年 is a year rather than a length of time: 1000年, 2024年. */
export function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1000 && value < 2200
}

function chineseValue(numeral: string): number | null {
  const positional = positionalValue(numeral)
  if (positional !== null) return positional
  const read = readChinese(numeral)
  return read && read.high === null ? read.low : null
}

/** Reads digits written one after the other: 二〇二四. */
export function positionalValue(numeral: string): number | null {
  const characters = [...numeral]
  if (characters.length < 2 || !characters.every((character) => digits.has(character))) return null
  return Number(characters.map((character) => digits.get(character)).join(''))
}

/**
 * Reads a Chinese numeral with places and scales: 三千二百万 → 32,000,000; 一万五 → 15,000; 二三十 → 20 to 30. Returns null for
 * anything else: 十四五三, 百千, 二四.
 */
export function readChinese(numeral: string): ChineseNumeral | null {
  const reading = new Reading()
  for (const character of numeral) if (!reading.take(character)) return null
  return reading.result()
}

/** The state of reading a numeral; each sum is kept twice, for the low and the high reading. */
class Reading {
  private isBare = false
  private taken = 0
  private whole: Pair = [0, 0]
  private tenThousands: Pair = [0, 0]
  private section: Pair = [0, 0]
  private pending: Pair | null = null
  /** The place read last: within a section, each next place is smaller. */
  private place = Number.POSITIVE_INFINITY
  private hasZero = false

  take(character: string): boolean {
    this.taken++
    const digit = digits.get(character)
    if (digit !== undefined) return this.takeDigit(digit)
    const place = places.get(character)
    return place === undefined ? this.takeScale(character) : this.takePlace(place)
  }

  private takeDigit(digit: number): boolean {
    if (digit === 0) {
      this.hasZero = true
      if (this.taken === 1) this.pending = [0, 0]
      return this.pending === null || this.taken === 1
    }
    if (this.pending === null) {
      this.pending = [digit, digit]
      return true
    }
    const [low, high] = this.pending
    // 两三, 七八 and 三五 mean two amounts; other adjacent digits are not a numeral with places.
    const areNeighbours =
      low === high && low > 0 && (digit === low + 1 || (low === 3 && digit === 5))
    this.pending = [low, digit]
    return areNeighbours
  }

  private takePlace(place: number): boolean {
    if (place >= this.place) return false
    if (this.pending === null) {
      if (place > 10) {
        if (this.taken > 1) return false
        this.isBare = true
      }
      this.pending = [1, 1]
    }
    this.section = plus(this.section, times(this.pending, place))
    this.pending = null
    this.place = place
    this.hasZero = false
    return true
  }

  private takeScale(character: string): boolean {
    const scale = scales.get(character)
    if (scale === undefined) return false
    let section = plus(this.section, this.pending ?? [0, 0])
    if (section[1] === 0) {
      // 万亿 is one scale.
      const isSecondScale = character === '亿' && this.tenThousands[1] > 0
      if (this.taken === 1) {
        this.isBare = true
        section = [1, 1]
      } else if (!isSecondScale) return false
    }
    if (character === '万') {
      if (this.tenThousands[1] > 0) return false
      this.tenThousands = times(section, scale)
    } else {
      if (this.whole[1] > 0) return false
      this.whole = times(plus(this.tenThousands, section), scale)
      this.tenThousands = [0, 0]
    }
    this.section = [0, 0]
    this.pending = null
    // 一万五 is 15,000, so the scale counts as the place read last.
    this.place = scale
    this.hasZero = false
    return true
  }

  result(): ChineseNumeral | null {
    const last = this.pending ?? [0, 0]
    const isShortened = !this.hasZero && this.place >= 100 && Number.isFinite(this.place)
    const end = isShortened ? times(last, this.place / 10) : last
    const [low, high] = plus(plus(this.whole, this.tenThousands), plus(this.section, end))
    if (this.taken === 0) return null
    return { low, high: high === low ? null : high, isBare: this.isBare }
  }
}

type Pair = [number, number]

function plus(a: Pair, b: Pair): Pair {
  return [a[0] + b[0], a[1] + b[1]]
}

function times([low, high]: Pair, factor: number): Pair {
  return [low * factor, high * factor]
}
