import type { Span } from '../domain/index.js'
import { amountsOf, contentOf, type OfAmount } from '../evidence/comparison/plain-amounts.js'
import { certaintyOf, clauseAround, isNegated } from '../evidence/comparison/statement.js'
import { isBeforeChange } from '../evidence/rival-values.js'
import { anyOf } from '../text/any-of.js'
import { blanked } from '../text/blanked.js'
import { resolveDate } from '../text/date-ranges.js'
import type { DateMention } from '../text/dates.js'
import { smallWords } from '../text/lexicon/function-words.js'
import {
  degrees,
  falling,
  idleBesideAmount,
  moving,
  rising,
} from '../text/lexicon/statements/change.js'
import type { Quantity } from '../text/quantities.js'
import { ReadText } from '../text/read-text.js'
import type { Line } from './best-naming.js'

/** An amount of a line, with what says of what it is one. */
export interface Measured {
  line: Line
  quantity: Quantity
  /** In offsets of the quote. */
  clause: Span
  /** The quote without days and without words that only say which way the amount went (升至). */
  bare: ReadText
  /** The words before the amount in its clause. */
  head: OfAmount
  /** What is counted, behind a count: 国家 地区 of 113个国家和地区. */
  counted: string
  /** Whether it says by how much something changed, and not how much there is. */
  isChange: boolean
  /** What it is a value of, as written. */
  label: string
  /** The period that it is of: 一季度; null if none is named. */
  period: DateMention | null
  /** How long that is, in days; 0 for a day, or for a state without a period. */
  length: number
  /** The subject with the nouns that go on with it: 恒大地产 is not 恒大集团. */
  name: string
  /** Places, people and organisations that the quote names up to the amount, the subject aside. */
  owners: ReadonlySet<string>
}

/** 升至, 小幅下降到: the amount behind them is the new one. 增加3人 stays: that is the change itself. */
const toward = new RegExp(
  `(?:由|从)?(?:已|又|再)?${anyOf(degrees)}?${anyOf(rising, falling, moving)}(?:至|到|为)了?`,
  'g',
)

const upward = new RegExp(`${anyOf(rising)}(?=了?[约近超]?\\d)`, 'g')
const downward = new RegExp(`${anyOf(falling)}(?=了?[约近超]?\\d)`, 'g')

/** 同比上涨3%, 同比涨3%: the same in other words. Keeps the length. */
function inOneWord(folded: string): string {
  const toOne = (word: string) => (said: string) => word + ' '.repeat(said.length - word.length)
  return folded
    .replace(upward, toOne(rising.at(-1) ?? ''))
    .replace(downward, toOne(falling.at(-1) ?? ''))
}

const besideAmount = new Set(idleBesideAmount)

/** (含预售) between a thing and its amount. */
const aside = /\([^()]{0,30}\)/g

/** Returns the amounts of a line that plainly are of something, without plans, denials and former values. */
export function measuredIn(line: Line): Measured[] {
  const { quote, at } = line
  if (quote.quantities.length === 0) return []
  const changes = [...quote.folded.matchAll(toward)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }))
  const asides = [...quote.folded.matchAll(aside)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }))
  const beside = quote.words.filter(({ text }) => besideAmount.has(text))
  const idle = [...quote.dates, ...changes, ...asides, ...beside]
  const all = new ReadText(inOneWord(blanked(quote.folded, idle)))
  const written = blanked(quote.text, idle)
  return amountsOf(all.text).flatMap((quantity): Measured[] => {
    const own = quote.quantities.find(
      ({ start, end }) => start === quantity.start && end === quantity.end,
    )
    // The 三万 of 长安三万里 is part of a name.
    if (!own || (own.start < at.end && own.end > at.start)) return []
    const clause = clauseAround(all.folded, quantity)
    // What comes after its clause is of something else.
    const bare = new ReadText(all.text.slice(0, clause.end))
    const whole = quote.folded.slice(clause.start, clause.end)
    if (certaintyOf(whole) === 'planned' || isNegated(whole)) return []
    if (isBeforeChange('', quote, own)) return []
    const words = bare.folded.slice(clause.start, quantity.start)
    const content = contentOf(words)
    if (content.length === 0 || /分别|各/.test(words)) return []
    const period = periodOf(quote, clause, quantity)
    return [
      {
        ...{ line, quantity: own, clause, bare, period },
        head: { folded: words, content },
        counted:
          own.kind === 'count'
            ? contentOf(bare.folded.slice(quantity.end, clause.end)).slice(0, 2).join(' ')
            : '',
        isChange: change.has(content.at(-1) ?? ''),
        label: labelOf(written.slice(clause.start, quantity.start), words, content),
        length: lengthOf(period, line.article.published),
        name: nameIn(all, line.at),
        owners: ownersIn(line, clause),
      },
    ]
  })
}

const change = new Set([...rising, ...falling])

/** The last period named before the amount, else one in its clause. */
function periodOf({ dates }: ReadText, clause: Span, { start }: Quantity): DateMention | null {
  const before = dates.findLast((each) => each.end <= start)
  return (
    before ?? dates.find((each) => each.start >= clause.start && each.end <= clause.end) ?? null
  )
}

const dayLength = 86_400_000

function lengthOf(period: DateMention | null, published: string | null): number {
  if (period === null || period.precision === 'word') return 0
  const range = resolveDate(period, published)
  if (!range) return Number.NaN
  return (Date.parse(range.to) - Date.parse(range.from)) / dayLength
}

/** The word list takes it for a place. */
const common = new Set(['城镇'])
/** Names, and what the word list does not know. */
const nameTag = /^(?:n[rstz]|eng|x)/

const nominal = /^(?:n|x|j|b|eng|vn)/

function nameIn({ words, folded }: ReadText, at: Span): string {
  let { end } = at
  for (const word of words) {
    if (word.start === end && nominal.test(word.tag) && /\p{L}/u.test(word.text)) end = word.end
  }
  return folded.slice(at.start, end)
}

/** 已超, 点映: the word list knows neither, but function words and what stands before an amount name nobody. */
function isName(text: string): boolean {
  const bare = [...text].filter((each) => !smallWords.includes(each)).join('')
  return /\p{L}{2}/u.test(bare) && !common.has(text)
}

/** 《孤注一掷》票房: the subject holds the title of a work, which has its own values. */
export function isTitled({ quote: { folded }, at }: Line): boolean {
  return /[《]/.test(folded.slice(Math.max(0, at.start - 1), at.end))
}

/** Returns the names of an amount's own clause, the subject aside; if there are none, those before it. */
function ownersIn(line: Line, clause: Span): Set<string> {
  const { quote, at } = line
  // What is told before 《远山》票房 is not whose takings they are.
  if (isTitled(line) && at.start >= clause.start && at.end <= clause.end) return new Set()
  const named = quote.words
    .filter(({ tag, text }) => nameTag.test(tag) && isName(text))
    .filter((word) => word.end <= clause.end && (word.end <= at.start || word.start >= at.end))
  const own = named.filter(({ start }) => start >= clause.start)
  return new Set((own.length > 0 ? own : named).map(({ text }) => text))
}

/** Returns the words of a head as written, from the first that says something to the last. */
function labelOf(written: string, folded: string, content: readonly string[]): string {
  const last = content.at(-1) ?? ''
  const end = folded.lastIndexOf(last) + last.length
  const start = folded.indexOf(content[0] ?? '')
  const opens = folded.charAt(start - 1) === '《' ? start - 1 : start
  return written.slice(opens, end).replace(/\s+/g, '')
}
