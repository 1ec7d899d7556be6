import type { Span } from '../../domain/index.js'
import { dates } from '../../text/dates.js'

/** Words that may come or go between a value and what it is the value of. */
const loose =
  /(?:[的了是为即在于和与及以及并也都还共有约近达到至:\s"'()《》]|分别|预计|总计|合计|已经?|由|将)/
const looseBefore = new RegExp(`${loose.source}+$`)
const looseBehind = new RegExp(`^${loose.source}+`)
const mark = /[,;。!?、]/

/**
 * Whether what stands right before or right behind a stretch of a text, dates and small words aside, stands
 * there in the other text too. Two values that have changed places lose their neighbours on both sides.
 */
export function hasNeighbour(text: string, at: Span, other: string, there: Span): boolean {
  return before(text, at) === before(other, there) || behind(text, at) === behind(other, there)
}

/** The last two characters before it, or the mark or the beginning that it follows. */
function before(text: string, { start }: Span): string {
  let left = text.slice(Math.max(0, start - 24), start)
  for (let length = -1; length !== left.length; ) {
    length = left.length
    left = left.replace(looseBefore, '')
    const last = dates(left).at(-1)
    if (last && last.end === left.length) left = left.slice(0, last.start)
  }
  return left === '' || mark.test(left.slice(-1)) ? '' : left.slice(-2)
}

/** The two characters behind it, or the mark or the end before which it stands. */
function behind(text: string, { end }: Span): string {
  let right = text.slice(end, end + 24)
  for (let length = -1; length !== right.length; ) {
    length = right.length
    right = right.replace(looseBehind, '')
    const first = dates(right)[0]
    if (first?.start === 0) right = right.slice(first.end)
  }
  return right === '' || mark.test(right.charAt(0)) ? '' : right.slice(0, 2)
}
