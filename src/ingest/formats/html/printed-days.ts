import { fold } from '../../../text/fold.js'
import { dayIn } from '../../published-day.js'
import { type Block, textOf } from './blocks.js'
import { firstOf } from './first-of.js'

/** The longest block that describes a story, and the longest that holds little besides the day. */
export const longestInfo = 160
export const longestBeside = 60
const updated = /(?:更新|修改|编辑|最后)/

/** Returns the day of publication that blocks state; a day of publication wins over the day of a change. */
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

/** Returns the day that a page states after a label anywhere, if it is the only one. */
export function onlyDay(blocks: readonly Block[]): string | null {
  const days = blocks.flatMap((block) => {
    const text = textOf(block)
    return text.length <= longestBeside && datedLabel.test(fold(text)) ? (dayIn(text) ?? []) : []
  })
  return new Set(days).size === 1 ? (days[0] ?? null) : null
}
const datedLabel = /^(?:发布|发表|刊登|发稿)?(?:时间|日期)\s?[:]?\s?\d/

export function shortDayIn(text: string): string | null {
  // In 20-11-18 only month and day are certain.
  const [, month, day] =
    /(?<![\d.-])(?:\d{2}-)?(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|(?![\d.-]))/.exec(fold(text)) ?? []
  return month && day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}
