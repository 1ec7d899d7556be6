import { anyOf } from '../../../text/any-of.js'
import { fold } from '../../../text/fold.js'
import { oneToTen, zeros } from '../../../text/lexicon/measures/numerals.js'
import { newspaperEnds } from '../../../text/lexicon/names/media.js'
import type { Metadata } from '../../metadata.js'
import { dayIn } from '../../published-day.js'
import type { Segment } from './page-text.js'

/** The segments of a page on one baseline, from the left. */
interface Row {
  baseline: number
  size: number
  segments: Segment[]
  /** Its text without the numbers, whichever side of the page each part is on. */
  key: string
  text: string
}

/** How many rows at the top and bottom of a page may be its header and footer. */
const outermost = 4
/** Two rows count as at the same height if they differ by no more than this, in points. */
const sameHeight = 4
const pageNumber =
  /^[-–—·•.\s]*(?:第?\s?\d{1,4}\s?[页版]?|[a-z]?\d{1,3}\s?版?)[-–—·•.\s]*$|^第?\s?\d{1,4}\s?页?\s?[/,，]?\s?共?\s?\d{1,4}\s?页?$|^page \d+(?: of \d+)?$|^\d+ of \d+$/
const changingNumber = new RegExp(String.raw`\d+|[${zeros}${oneToTen}]+(?=[版页期])`, 'g')
const address = /(?:https?|file):\/\/\S+|^www\.\S+$/
const printDate = /^\d{1,4}[/.]\d{1,2}[/.]\d{1,4},?\s(?:[上下]午)?\d{1,2}:\d{2}(?:\s?[ap]m)?/

/**
 * Removes the headers and footers of pages: what repeats at the same height (numbers and sides may change, and
 * odd and even pages differ), page numbers, and what a browser prints around a page. Also returns what these
 * state about the story.
 */
export function withoutRunningHeads(pages: readonly (readonly Segment[])[]): {
  pages: Segment[][]
  stated: Partial<Metadata>
} {
  const rows = pages.map(rowsOf)
  const printed = rows.map(browserRows)
  const heads = removable(rows, (page) => page)
  const feet = removable(rows, (page) => [...page].reverse())
  const gone = rows.map((_, n) => [...(heads[n] ?? []), ...(feet[n] ?? [])])
  const kept = rows.map((page, n) => {
    const removed = new Set([...(printed[n] ?? []), ...(gone[n] ?? [])])
    return page.filter((row) => !removed.has(row)).flatMap(({ segments }) => segments)
  })
  const url = printed
    .flat()
    .map(({ text }) => address.exec(text)?.[0] ?? '')
    .find(isWhole)
  if (url !== undefined) return { pages: kept, stated: { url } }
  return { pages: kept, stated: printed.flat().length > 0 ? {} : statedByHeads(gone.flat()) }
}

/** Reads the name and day that a newspaper prints above each page. */
function statedByHeads(heads: readonly Row[]): Partial<Metadata> {
  const names = heads.flatMap(({ segments }) => segments.flatMap(({ text }) => text.split(/\s+/)))
  const source = names.find((name) => isNameOfPaper(name))
  if (source === undefined) return {}
  const published = heads.map(({ text }) => dayIn(text)).find((date) => date !== null)
  return published ? { source, published } : { source }
}

const nameOfPaper = new RegExp(`^[\\u4e00-\\u9fff]{2,6}${anyOf(newspaperEnds, ['新闻网'])}$`)

/** Decides whether a text is nothing but a newspaper's name. */
export function isNameOfPaper(text: string): boolean {
  return nameOfPaper.test(fold(text).replace(/\s+/g, ''))
}

/** Decides whether an address is complete: browsers shorten one that is too long. */
function isWhole(address: string): boolean {
  return /^https?:/.test(address) && !/…|\.\.\.$/.test(address)
}

function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: Row[] = []
  const add = (segment: Segment): void => {
    const row = rows[rows.length - 1]
    if (row && segment.baseline - row.baseline <= 0.5 * segment.size) row.segments.push(segment)
    else {
      const { baseline, size } = segment
      rows.push({ baseline, size, segments: [segment], key: '', text: '' })
    }
  }
  for (const segment of [...segments].sort((a, b) => a.baseline - b.baseline)) add(segment)
  for (const row of rows) {
    const parts = row.segments.sort((a, b) => a.left - b.left).map(({ text }) => fold(text).trim())
    row.text = parts.join(' ')
    row.key = row.text
      .replace(changingNumber, '#')
      .split(/\s+|(?<=#)(?=[^#])|(?<=[^#])(?=#)/)
      .sort()
      .join(' ')
  }
  return rows
}

/** Returns the rows around a page printed from a browser: one with its address, and one with the time of printing. */
function browserRows(rows: readonly Row[]): Row[] {
  const ends = [...rows.slice(0, 1), ...rows.slice(1).slice(-1)]
  const has = (pattern: RegExp) =>
    ends.some(({ segments }) => segments.some(({ text }) => pattern.test(fold(text).trim())))
  if (!has(address) || !has(printDate)) return []
  return ends.filter(({ segments }) =>
    segments.some(({ text }) => address.test(text) || printDate.test(fold(text).trim())),
  )
}

/** Returns for each page the rows, from the outermost inwards, that repeat on another page or are its number. */
function removable(rows: readonly Row[][], inwards: (page: Row[]) => Row[]): Row[][] {
  const pages = rows.map(inwards)
  const ends = pages.map((page) => page.slice(0, outermost))
  const repeated = ends.map((page, n) => {
    const others = ends.filter((_, m) => m !== n)
    const end = page.findIndex(
      (row, i) =>
        !repeats(row, others) && !(i < 2 && (pageNumber.test(row.text) || isHeadOfPaper(row))),
    )
    return apart(end < 0 ? page : page.slice(0, end), pages[n] ?? [])
  })
  // Where other pages have their header, a different row (the name of a chapter) is a header too.
  return ends.map((page, n) => {
    const found = repeated[n] ?? []
    const [first] = page
    if (found.length > 0 || !first || !isLabel(first)) return found
    const there = repeated.filter((other) => other.some((row) => isBeside(row, first)))
    const counts = ends.some(([other], m) => other && m !== n && countOn(first, other, m - n))
    return there.length >= 2 || counts ? [first] : found
  })
}

/** Returns the rows of a header up to where a gap separates it from the text, since text may repeat too. */
function apart(head: readonly Row[], page: readonly Row[]): Row[] {
  for (let length = head.length; length > 0; length--) {
    if (head.slice(0, length).every(isLabel)) return head.slice(0, length)
    const [last, next, after] = page.slice(length - 1, length + 2).map((row) => row.baseline)
    if (last === undefined || next === undefined || after === undefined) continue
    if (Math.abs(next - last) > 1.2 * Math.abs(after - next)) return head.slice(0, length)
  }
  return []
}

/** Decides whether a row is a newspaper's page header: 望川日报 2024年9月6日 星期五 第3版. */
function isHeadOfPaper({ text, segments }: Row): boolean {
  const names = segments.flatMap((segment) => segment.text.split(/\s+/))
  return names.length > 1 && names.some(isNameOfPaper) && /\d{1,2}月\d{1,2}日|\d\s?版/.test(text)
}

/** Decides whether the rows of two pages are at the same height and count the pages. */
function countOn(row: Row, other: Row, pagesBetween: number): boolean {
  if (!isBeside(row, other) || !isLabel(other)) return false
  const numbers = ({ segments }: Row) =>
    segments.flatMap(({ text }) => (/^\d{1,4}$/.test(text.trim()) ? [Number(text)] : []))
  return numbers(row).some((number) => numbers(other).includes(number + pagesBetween))
}

function isBeside(a: Row, b: Row): boolean {
  return Math.abs(a.baseline - b.baseline) <= 1 && Math.abs(a.size - b.size) <= 0.1
}

/** A row that reads like a sentence must be identical on three pages. */
function repeats(row: Row, others: readonly Row[][]): boolean {
  const copies = others.filter((other) => other.some((each) => isSame(each, row)))
  if (isLabel(row)) return copies.length > 0
  const exact = copies.filter((other) => other.some(({ text }) => text === row.text))
  return exact.length >= 2
}

/** Rows of nothing but numbers belong to a table. */
function isSame(a: Row, b: Row): boolean {
  return a.key === b.key && /\p{L}/u.test(a.key) && Math.abs(a.baseline - b.baseline) <= sameHeight
}

/** Decides whether a row is a label: it names or counts, but is no sentence. */
function isLabel({ text, segments }: Row): boolean {
  return text.length <= 50 && !segments.some((each) => /[。！？!?，；;]/.test(each.text))
}
