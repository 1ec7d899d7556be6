import { fold } from '../../../text/fold.js'
import { dayIn } from '../../published-day.js'
import { type Block, textOf } from './blocks.js'
import { firstOf } from './first-of.js'

/** Of a block that describes a story, and of one that holds the day and little else. */
export const longestInfo = 160
export const longestBeside = 60
const updated = /(?:更新|修改|编辑|最后)/

/** The day of publication that blocks state: of publication before one of a change. */
export function dayAmong(blocks: readonly Block[]): string | null {
  const days = blocks.flatMap((block) => {
    const text = textOf(block)
    if (
      text.length > longestInfo ||
      block.every(({ isLink, marks }) => isLink && !/time|date/.test(marks))
    )
      return []
    const day =
      dayIn(text) ??
      dayIn(block.map((piece) => piece.text).join('')) ??
      firstOf(block, (piece) => piece.day)
    return day === null
      ? []
      : [{ day, isChange: updated.test(fold(text).split(/\d{4}/, 1)[0] ?? '') }]
  })
  return (days.find(({ isChange }) => !isChange) ?? days[0])?.day ?? null
}

/** The one day that a page states behind a label, wherever that stands. */
export function onlyDay(blocks: readonly Block[]): string | null {
  const days = blocks.flatMap((block) => {
    const text = textOf(block)
    return text.length <= longestBeside && datedLabel.test(fold(text)) ? (dayIn(text) ?? []) : []
  })
  return new Set(days).size === 1 ? (days[0] ?? null) : null
}
const datedLabel = /^(?:发布|发表|刊登|发稿)?(?:时间|日期)\s?[:]?\s?\d/

export function shortDayIn(text: string): string | null {
  // 20-11-18 states no year for certain, but its day.
  const [, month, day] =
    /(?<![\d.-])(?:\d{2}-)?(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|(?![\d.-]))/.exec(fold(text)) ?? []
  return month && day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}
