import { taggedNames } from '../evidence/wording/names.js'
import { dates } from '../text/dates.js'
import { fold } from '../text/fold.js'
import { words } from '../text/segment.js'

/** What tells one event from another of its kind, as the opening of a report states it; all folded. */
export interface Particulars {
  /** Names and numbers, without those of dates, which all reports of a day share. */
  all: ReadonlySet<string>
  /** The numbers among its first words, where a report of figures has its own. */
  firstNumbers: ReadonlySet<string>
  /** Days of the month. */
  days: ReadonlySet<string>
}

/** So many characters are the first words. */
const firstWords = 70
/** Single digits are shared by chance. */
const severalDigits = /\d.*\d/
/** The least part of the shorter list of particulars that is in both. */
const leastShared = 0.6

/** @param opening headline and beginning of a report */
export function particularsOf(opening: string): Particulars {
  const folded = fold(opening)
  const mentions = dates(opening, folded)
  const numbers = words(opening, folded).filter(
    ({ text, start }) =>
      severalDigits.test(text) && !mentions.some((date) => date.start <= start && start < date.end),
  )
  const first = numbers.filter(({ start }) => start < firstWords)
  const days = mentions.flatMap(({ day, last }) => (day === null ? [] : [day, last.day ?? day]))
  return {
    all: new Set([...taggedNames(folded), ...numbers].map(({ text }) => text)),
    firstNumbers: new Set(first.map(({ text }) => text)),
    days: new Set(days.map(String)),
  }
}

/**
 * Whether two reports can be of one event: at least two names or numbers in common, which are most of the shorter list.
 * Not if both have numbers among their first words, or both state days, and none is common: prices of two days, figures
 * of two firms.
 */
export function agreeInParticulars(a: Particulars, b: Particulars): boolean {
  const common = inCommon(a.all, b.all)
  if (common < 2 || common < leastShared * Math.min(a.all.size, b.all.size)) return false
  return !differ(a.firstNumbers, b.firstNumbers) && !differ(a.days, b.days)
}

function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && inCommon(a, b) === 0
}

function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((one) => b.has(one)).length
}
