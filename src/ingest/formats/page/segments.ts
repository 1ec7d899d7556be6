import { plainCharacters, superscript } from './characters.js'
import type { PageText, Segment, TextItem } from './page-text.js'

/** In radians. A watermark is set at an angle; upright text deviates by less than this. */
const upright = 0.05
/** The least gap between two columns, and between two words, in font heights. */
const columnGap = 1
const wordGap = 0.2

/** Returns the stretches of text of a page, row by row from the top, each row from the left. */
export function segmentsOf(page: PageText): Segment[] {
  const items = page.items
    .filter(({ angle, vertical }) => Math.abs(angle) < upright && !vertical)
    .map((item) => ({ ...item, text: plainCharacters(item.text) }))
    .filter(({ text }) => text.trim() !== '')
  return rowsOf(withRaisedNumbers(items)).flatMap(segmentsOfRow)
}

/** Moves small raised or lowered items to the baseline of the item before them. */
function withRaisedNumbers(items: readonly TextItem[]): TextItem[] {
  const found: TextItem[] = []
  for (const item of items) {
    const before = found[found.length - 1]
    const rise = before ? before.baseline - item.baseline : 0
    const follows =
      before !== undefined &&
      item.size < 0.9 * before.size &&
      Math.abs(item.left - (before.left + before.width)) < 0.3 * before.size &&
      Math.abs(rise) > 0.1 * before.size &&
      rise > -0.35 * before.size &&
      rise < 0.8 * before.size
    if (!follows) found.push(item)
    else {
      const isRaised = rise > 0.15 * before.size && /^[\d+\-n]+$/.test(item.text)
      const text = isRaised ? superscript(item.text) : item.text
      found.push({ ...item, text, baseline: before.baseline, size: before.size })
    }
  }
  return found
}

/** Groups items by baseline, from the top. */
function rowsOf(items: readonly TextItem[]): TextItem[][] {
  const rows: TextItem[][] = []
  for (const item of [...items].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const row = rows[rows.length - 1]
    const [first] = row ?? []
    const together =
      first && item.baseline - first.baseline <= 0.35 * Math.min(item.size, first.size)
    if (row && together) row.push(item)
    else rows.push([item])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

function segmentsOfRow(row: readonly TextItem[]): Segment[] {
  const segments: Segment[] = []
  let last: TextItem | undefined
  for (const item of row) {
    if (last && isShadow(last, item)) continue
    const segment = segments[segments.length - 1]
    const right = item.left + item.width
    const gap = segment ? item.left - segment.right : 0
    const larger = Math.max(item.size, segment?.size ?? 0)
    if (!segment || gap >= columnGap * larger || gap < -larger) {
      segments.push(newSegment(item))
    } else {
      const isTwice = gap < -0.5 * larger && segment.text.endsWith(item.text.charAt(0))
      const text = isTwice ? item.text.slice(1) : item.text
      segment.text += (gap > wordGap * larger ? ' ' : '') + text
      segment.right = Math.max(segment.right, right)
      if (item.width > 0.5 * (segment.right - segment.left)) {
        segment.size = item.size
        segment.font = item.font
        segment.look = item.look
      }
    }
    last = item
  }
  return segments
}

function newSegment(item: TextItem): Segment {
  const { text, left, width, baseline, size, font, look } = item
  return { text, left, right: left + width, baseline, size, font, look }
}

/** Decides whether an item repeats the one before: some documents print bold letters twice, slightly shifted. */
function isShadow(before: TextItem, item: TextItem): boolean {
  return before.text === item.text && item.left - before.left < 0.25 * item.size
}
