import type { Span } from '../domain/index.js'
import { type Amount, readAmount } from './amounts.js'
import { fold } from './fold.js'
import { chineseNumeralCharacters } from './lexicon/measures/numerals.js'
import { numeralRunEnd } from './numeral-reader.js'
import { exact, isYear } from './numerals.js'
import {
  type Bound,
  type Lead,
  type Per,
  readLead,
  readPer,
  readPerBehind,
  readTrail,
} from './qualifiers.js'
import { loosest, type QuantityKind, type Unit, unitNamed } from './units.js'

export type { QuantityKind } from './units.js'

/** A number with its unit as written in a text; `start` and `end` include the qualifiers (近30亿元). */
export interface Quantity extends Span {
  kind: QuantityKind
  /** In the unit as written, with 万 and 亿 multiplied out; for a range, its lower end. */
  value: number
  /** The upper end of a range, in the unit as written; null for a single value. 数十 is 20 to 99. */
  high: number | null
  /** In folded form: 亿元 is 元 with its scale in `value`. Empty for a bare number or share. */
  unit: string
  /** 余 多 以上 超 突破: more; 近 不足 以内: less; 约 左右: about; null: as written. */
  bound: Bound
  /** Whether the bound is a limit (至少, 不超过, 以上) rather than an approximation (余, 近). */
  limit: boolean
  /** The place value of the last digit written, in the unit as written: 100 for 3.14万. */
  precision: number
  /** What it is counted against (每分钟200个, 元/吨, 人均); null for nothing. */
  per: Per | null
  /** The same in the unit used for comparing amounts: m², kg, CNY, s, month, ratio, 人, CNY/m². */
  canonical: { value: number; high: number | null; unit: string }
}

/** Finds the quantities of a text, in order, without overlaps; offsets are into `text`. */
export function quantities(text: string, folded = fold(text)): Quantity[] {
  const found: Quantity[] = []
  starts.lastIndex = 0
  let from = 0
  for (let start = starts.exec(folded); start; start = starts.exec(folded)) {
    const at = start.index
    const quantity = readRate(folded, at, from) ?? readQuantity(folded, at, from)
    // The 778G of a chip's name is not a weight; only the unfolded text tells it apart from 778g.
    if (quantity && !(quantity.unit === 'g' && text[quantity.end - 1] === 'G')) {
      found.push(quantity)
    }
    if (quantity) {
      from = quantity.end
    }
    starts.lastIndex = quantity?.end ?? numeralRunEnd(folded, at)
  }
  return found
}

// A numeral, or characters that only a numeral follows.
const startPattern = `[\\d${chineseNumeralCharacters}半数几]`
const starts = new RegExp(startPattern, 'g')
const isStart = new RegExp(startPattern)

const farthestRate = 4

/** 每10万人12例: the first number belongs to the rate of the second. */
function readRate(folded: string, at: number, from: number): Quantity | null {
  if (folded[at - 1] !== '每') return null
  const per = readPer(folded, at)
  if (!per) return null
  for (let next = per.end; next <= per.end + farthestRate; next++) {
    if (!isStart.test(folded.charAt(next))) continue
    const quantity = readQuantity(folded, next, from)
    return quantity?.start === at - 1 ? quantity : null
  }
  return null
}

function readQuantity(folded: string, at: number, from: number): Quantity | null {
  const signAt = isNegative(folded, at, from) ? at - 1 : at
  const first = readAmount(folded, signAt)
  if (!first) return null
  const amount = readRange(folded, first) ?? first
  const lead = withoutPast(folded, amount, readLead(folded, signAt, from, amount.isBare))
  if (!isAmount(folded, amount, lead)) return null
  return withWords(folded, amount, lead)
}

/** 近三年来 means the last three years, not nearly three. */
function withoutPast(folded: string, { start, end, unit }: Amount, lead: Lead): Lead {
  if (unit?.kind !== 'duration' || lead.bound !== 'less' || folded[start - 1] !== '近') return lead
  return /[来间内]/.test(folded.charAt(end)) ? { ...lead, start, bound: null } : lead
}

const canPrecedeMinus = /[\s,。;:、!?()"'<>=至到为是达约近超过少降跌在于]/

/** -3.5℃ and 负5% are below zero; the dash of 北京-5家 and 2024-09 only joins. */
function isNegative(folded: string, at: number, from: number): boolean {
  if (at - 1 < from || !/\d/.test(folded.charAt(at))) return false
  const sign = folded[at - 1]
  if (sign === '负') return /^[\d.]{1,8} ?(?:%|℃|°c|度|元)/.test(folded.slice(at, at + 12))
  if (sign !== '-') return false
  return (
    at === 1 ||
    canPrecedeMinus.test(folded.charAt(at - 2)) ||
    (folded[at - 2] === '温' &&
      /^[\d.]{1,8} ?(?:℃|°c|度|摄|-|至|到)/.test(folded.slice(at, at + 12)))
  )
}

const connector = / ?(?:-|至|到|~) ?/y

/** Reads 20万元至100万元, 3-5倍, 百分之三到百分之五. Returns null if the amount does not begin a range. */
function readRange(folded: string, low: Amount): Amount | null {
  if (low.high !== null || low.bound !== null || low.isShare) return null
  connector.lastIndex = low.end
  if (!connector.test(folded)) return null
  const high = readAmount(folded, connector.lastIndex)
  if (!high || high.high !== null || high.isShare || high.bound !== null) return null
  const unit = high.unit ?? (high.scale > 1 ? low.unit : null)
  if (low.unit && unit?.canonical !== low.unit.canonical) return null
  if (!unit && high.scale === 1) return null
  // 从20%到30% is a change, not a range.
  const isChange =
    low.unit !== null && /[从由]$/.test(folded.slice(Math.max(0, low.start - 1), low.start))
  const factor = (low.unit?.factor ?? 1) / (low.unit ? (unit?.factor ?? 1) : 1)
  const inherits = !low.unit && low.scale === 1 && low.low < high.low / high.scale
  const from = exact(low.low * factor * (inherits ? high.scale : 1))
  if (from >= high.low || isChange) return null
  return { ...high, start: low.start, low: from, high: high.low, unit, isBare: low.isBare }
}

/** Latin letters and joints turn what follows into a name or a serial number: A320, 2024-09-05, v1.2. */
const namesBefore = /[a-z0-9.\-_/]/
const wordsBeforeOne = /[统唯同单万专划逐之其周期初归不每某任另这那哪上下前后进第]/

function isAmount(folded: string, amount: Amount, lead: Lead): boolean {
  const { unit, scale } = amount
  if (lead.start === amount.start && isNamedOrPlaced(folded, amount)) return false
  if (isDate(folded, amount) || isTimeOfDay(folded, amount) || isSession(folded, amount))
    return false
  if (!amount.isArabic && isWord(folded, amount)) return false
  if (/^千万(?:不|别|要|注意|小心|记|勿)/.test(folded.slice(amount.start, amount.start + 4))) {
    return false
  }
  if (unit?.name === 'w' && folded[amount.end] === '+') return false
  return (
    unit !== null || amount.isShare || lead.currency !== null || scale > 1 || isManifold(amount)
  )
}

/** A320, 第5, 前三名, or a bare numeral. Checked only if no qualifier comes before the number. */
function isNamedOrPlaced(
  folded: string,
  { start, unit, isArabic, isBare, bound }: Amount,
): boolean {
  const previous = folded.charAt(start - 1)
  if (isArabic && namesBefore.test(previous)) return true
  if (previous === '第' || (previous === ' ' && folded[start - 2] === '第')) return true
  return isPlace(folded, start, unit) || (isBare && bound === null)
}

/** 20时55分. */
function isTimeOfDay(folded: string, { start, unit }: Amount): boolean {
  return (unit?.name === '分' || unit?.name === '秒') && /[时点分]/.test(folded.charAt(start - 1))
}

/** 十三届六次全会 counts sessions in order. */
function isSession(folded: string, { start, unit }: Amount): boolean {
  return unit?.name === '次' && folded[start - 1] === '届'
}

/** Chinese numerals that are part of a word: 统一部署, 三个一批, 五位一体, 零件. */
function isWord(folded: string, { start, end, unit, low, high }: Amount): boolean {
  if (low === 1 && high === null && isIdiom(folded, start, end, unit)) return true
  if (unit !== null && folded.charAt(end) === '一') return true
  return low === 0 && /^零[件部售食]/.test(folded.slice(start, start + 2))
}

/** 十几, 一百多 and 两三千 are amounts without a unit too; 十四五 is the name of a plan. */
function isManifold({ low, high, bound, isArabic }: Amount): boolean {
  if (isArabic || low < 10) return false
  return bound !== null || (high !== null && high - low > 1)
}

/** 前三名 and 前9个月 are positions in an order. */
function isPlace(folded: string, start: number, unit: Unit | null): boolean {
  if (folded[start - 1] !== '前' || !unit) return false
  if (!['名', '位', '个月'].includes(unit.name)) return false
  return !/[提此之目以日当先从]/.test(folded.charAt(start - 2))
}

/** 统一部署, 另一家, 一村一品. */
function isIdiom(folded: string, start: number, end: number, unit: Unit | null): boolean {
  if (wordsBeforeOne.test(folded.charAt(start - 1))) return true
  return unit !== null && /[一两二]/.test(folded.charAt(end))
}

/** 2024年 and 二〇二四年 are dates, 5年 is a duration; for 5月 see dates.ts. */
function isDate(folded: string, amount: Amount): boolean {
  const { start, end, unit, low, high, scale, bound, isArabic } = amount
  if (folded[end - 1] === '日' && unit?.name === '天') {
    return !/^(?:[以之]?内|以上)/.test(folded.slice(end, end + 2)) && !isSentence(folded, start)
  }
  if (unit?.name !== '年' || scale !== 1 || bound !== null) return false
  if (isYear(high ?? low)) return true
  return isArabic && /^ ?\d{1,2} ?月/.test(folded.slice(end, end + 5))
}

/** 拘留5日. */
function isSentence(folded: string, start: number): boolean {
  return /拘留$/.test(folded.slice(Math.max(0, start - 2), start))
}

/** Combines the amount with the words around it. */
function withWords(folded: string, amount: Amount, lead: Lead): Quantity {
  const unit = unitOf(folded, amount, lead)
  const behind = unit ? readPerBehind(folded, amount.end, unit) : null
  const per = behind?.per ?? (unit === null || fits(lead.per, unit) ? lead.per : null)
  const trail = readTrail(folded, behind?.end ?? amount.end)
  const end = trail?.end ?? behind?.end ?? amount.end
  const value = amount.isShare ? amount.low : exact(amount.low)
  const { high, precision } = amount
  const bound = amount.bound ?? trail?.bound ?? lead.bound
  return {
    start: lead.start,
    end,
    kind: amount.isShare ? 'percent' : (unit?.kind ?? 'count'),
    value,
    high,
    unit: unit?.name ?? '',
    bound,
    limit: amount.bound === null && bound !== null && (trail?.limit ?? lead.limit),
    precision,
    per,
    canonical: toCanonical(value, high, amount.isShare ? null : unit, per, amount.isShare),
  }
}

/** Decides whether a rate makes sense: 每吨3000元 does, 每个3个 does not. */
function fits(per: Per | null, unit: Unit): boolean {
  return per === null || unitNamed(per.unit)?.canonical !== unit.canonical
}

const heat = /[温热冷寒]|零[上下]/

function unitOf(folded: string, { unit, start }: Amount, lead: Lead): Unit | null {
  if (!unit) return lead.currency ? unitNamed(lead.currency) : null
  // 度 is an angle, a count or a temperature, depending on the words before it.
  const isHeat = unit.name === '度' && heat.test(folded.slice(Math.max(0, start - 8), start))
  return isHeat ? { ...unit, canonical: '℃' } : unit
}

function toCanonical(
  value: number,
  high: number | null,
  unit: Unit | null,
  per: Per | null,
  isShare: boolean,
): Quantity['canonical'] {
  const perUnit = per ? unitNamed(per.unit) : null
  const factor = (unit?.factor ?? 1) / (perUnit ? perUnit.factor * (per?.value ?? 1) : 1)
  const own = isShare ? 'ratio' : (unit?.canonical ?? '')
  return {
    value: exact(value * factor),
    high: high === null ? null : exact(high * factor),
    unit: perUnit ? `${own}/${perUnit.canonical}` : own,
  }
}

/** Decides whether a canonical unit can replace any counting word: a bare number has none, and 个 counts anything. */
export function isLooseUnit(unit: string): boolean {
  return unit === '' || unit === loosest
}
