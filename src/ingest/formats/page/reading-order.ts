import { withCells } from './cells.js'
import { edgesOf } from './edges.js'
import { type LayoutLine, type Segment, verticalSpan } from './page-text.js'

interface Interval {
  left: number
  right: number
}

/** Segments whose rows overlap vertically. */
type Band = Segment[]

/** The least width of a gutter and of a column, in font heights. */
const leastGutter = 0.9
const leastColumn = 6
const deepest = 12
/** How many gaps of a page are tried; no page has more columns. */
const mostGutters = 12

/**
 * Returns the lines of a page in human reading order: columns from the left, and what spans columns (a headline)
 * before what is below it. Recursively splits the page into groups of rows that share a gutter, and these at
 * their gutter: the recursive X-Y cut of Nagy and Seth (1984).
 * @param size font height of the running text
 */
export function inReadingOrder(
  segments: readonly Segment[],
  page: number,
  size: number,
): LayoutLine[] {
  return columnsOf(segments, size, 0).flatMap((column) => linesOfColumn(column, page))
}

/** Returns the segments of each column, columns in reading order. */
function columnsOf(segments: readonly Segment[], size: number, depth: number): Segment[][] {
  if (segments.length === 0) return []
  if (depth >= deepest) return [[...segments]]
  const columns: Segment[][] = []
  let plain: Segment[] = []
  for (const group of groupsOf(bandsOf(segments), size)) {
    const gutter = gutterOf(group, size)
    if (gutter === null) {
      plain.push(...group)
      continue
    }
    if (plain.length > 0) columns.push(plain)
    plain = []
    const at = (gutter.left + gutter.right) / 2
    const left = group.filter((each) => each.right <= at)
    const right = group.filter((each) => each.right > at)
    columns.push(...columnsOf(left, size, depth + 1), ...columnsOf(right, size, depth + 1))
  }
  if (plain.length > 0) columns.push(plain)
  return columns
}

function bandsOf(segments: readonly Segment[]): Band[] {
  const spans = segments
    .map((segment) => ({ segment, ...verticalSpan(segment) }))
    .sort((a, b) => a.start - b.start)
  const bands: Band[] = []
  let bottom = Number.NEGATIVE_INFINITY
  for (const { segment, start, end } of spans) {
    const band = bands[bands.length - 1]
    if (band && start < bottom) band.push(segment)
    else bands.push([segment])
    bottom = Math.max(bottom, end)
  }
  return bands
}

/** Groups consecutive bands as long as a gutter can run through all of them. */
function groupsOf(bands: readonly Band[], size: number): Segment[][] {
  const within = innerPart(bands.flat(), size)
  const groups: Segment[][] = []
  let free: Interval[] = []
  let gaps: Interval[] = []
  for (const band of bands) {
    const group = groups[groups.length - 1]
    const own = freeIntervals(band, within)
    const ownGaps = own.filter((each) => isBetween(each, band))
    const common = intersection(free, own).filter((each) => isWide(each, size))
    const commonGaps = [...intersection(gaps, own), ...intersection(ownGaps, free)]
      .filter((each) => isWide(each, size))
      .sort((a, b) => a.left - b.left)
    // The space after a short line is not a gutter of two columns that begin below it.
    const keepsGaps = commonGaps.length > 0 || gaps.length + ownGaps.length === 0
    // Nothing is beside a headline, even if it is too short to cross the gutter.
    const isHeadline = band.length === 1 && (band[0]?.size ?? 0) > 1.3 * size
    if (group && common.length > 0 && keepsGaps && !isHeadline) {
      group.push(...band)
      free = common
      gaps = commonGaps
    } else {
      groups.push([...band])
      free = isHeadline ? [] : own
      gaps = ownGaps
    }
  }
  return groups
}

function isBetween({ left, right }: Interval, band: Band): boolean {
  return band.some((each) => each.right <= left) && band.some((each) => each.left >= right)
}

/** Returns where a gutter may be: with room for a column on both sides. */
function innerPart(segments: readonly Segment[], size: number): Interval {
  return {
    left: Math.min(...segments.map(({ left }) => left)) + leastColumn * size,
    right: Math.max(...segments.map(({ right }) => right)) - leastColumn * size,
  }
}

/** Returns the parts of an interval without any segment of a band. */
function freeIntervals(band: Band, within: Interval): Interval[] {
  const free: Interval[] = []
  let at = within.left
  for (const { left, right } of [...band].sort((a, b) => a.left - b.left)) {
    if (left > at) free.push({ left: at, right: Math.min(left, within.right) })
    at = Math.max(at, right)
  }
  free.push({ left: at, right: within.right })
  return free.filter(({ left, right }) => right > left)
}

/** Returns the common intervals of two lists, each sorted from the left. */
function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = []
  for (let i = 0, j = 0; ; ) {
    const [one, other] = [a[i], b[j]]
    if (!one || !other) return common
    const left = Math.max(one.left, other.left)
    const right = Math.min(one.right, other.right)
    if (right > left) common.push({ left, right })
    if (one.right < other.right) i++
    else j++
  }
}

function isWide({ left, right }: Interval, size: number): boolean {
  return right - left >= leastGutter * size
}

/** Returns the widest gutter that divides a group into two columns of text; null if there is none. */
function gutterOf(group: readonly Segment[], size: number): Interval | null {
  const width = ({ left, right }: Interval) => right - left
  const gutters = freeIntervals([...group], innerPart(group, size))
    .filter((each) => isWide(each, size))
    .sort((a, b) => width(b) - width(a))
    .slice(0, mostGutters)
    .filter(({ left, right }) =>
      [
        group.filter((each) => each.right <= right),
        group.filter((each) => each.left >= left),
      ].every((side) => isColumn(side, size)),
    )
  return gutters[0] ?? null
}

/** Decides whether a side is a column: its rows are mostly as wide as running text, unlike the cells of a table. */
function isColumn(side: readonly Segment[], size: number): boolean {
  const widths = side.map(({ left, right }) => right - left).sort((a, b) => a - b)
  const rows = new Set(side.map(({ baseline }) => Math.round(baseline)))
  const usual = widths[Math.floor(widths.length / 2)] ?? 0
  return usual >= (rows.size >= 2 ? leastColumn : 1.5 * leastColumn) * size
}

/** Returns the rows of a column as lines; pieces of one row (cells, a name set apart) share a line. */
function linesOfColumn(segments: readonly Segment[], page: number): LayoutLine[] {
  const edgeOf = edgesOf(segments)
  const lines: LayoutLine[] = []
  for (const segment of [...segments].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const line = lines[lines.length - 1]
    const together =
      line && segment.baseline - line.baseline <= 0.35 * Math.min(line.size, segment.size)
    if (line && together) line.pieces.push(segment)
    else lines.push({ ...segment, page, column: edgeOf(segment), pieces: [segment], isRow: false })
  }
  for (const line of lines) {
    line.pieces.sort((a, b) => a.left - b.left)
    line.text = line.pieces.map(({ text }) => text).join(' ')
    line.left = Math.min(...line.pieces.map(({ left }) => left))
    line.right = Math.max(...line.pieces.map(({ right }) => right))
  }
  return withCells(lines)
}
