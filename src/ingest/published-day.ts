import { dates, isoDate } from '../text/dates.js'
import { fold } from '../text/fold.js'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = `(${months.join('|')})[a-z]{0,6}\\.?`
const monthFirst = new RegExp(`${month}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})`)
const dayFirst = new RegExp(`(?<!\\d)(\\d{1,2})[\\s-]${month}[\\s-](\\d{4})`)
// 2023 04/18, when its parts are in separate elements, and 2023-04-18-23:59:59
const inDigits =
  /(?<![\d.])(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|\s(\d{1,2})\/(\d{1,2})(?!\d))/
const ofTheRepublic =
  /(?:民国\s?|(?<!\d))(\d{2,3})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})(?!\d)/
const inEurope = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/
const firstOfTheRepublic = 1911

/**
 * Returns the first full date in a text, as YYYY-MM-DD: 2023年4月18日, 2023-04-18, Apr 18, 2023, 民國112年4月18日; null
 * if there is none.
 */
export function dayIn(text: string): string | null {
  for (const { year, month, day } of dates(text)) {
    if (year !== null && month !== null && day !== null) return isoDate(year, month, day)
  }
  const folded = fold(text)
  const digits = inDigits.exec(folded)
  if (digits) {
    const [, year, month, day, monthApart, dayApart] = digits
    return dayOf(year, month ?? monthApart, day ?? dayApart)
  }
  const english = monthFirst.exec(folded)
  if (english) return dayOf(english[3], months.indexOf(english[1] ?? '') + 1, english[2])
  const british = dayFirst.exec(folded)
  if (british) return dayOf(british[3], months.indexOf(british[2] ?? '') + 1, british[1])
  const european = inEurope.exec(folded)
  if (european) return dayOf(european[3], european[2], european[1])
  const [whole = '', year, inYear, day] = ofTheRepublic.exec(folded) ?? []
  // 12/04/18 is ambiguous.
  if (!year || (year.length < 3 && !whole.startsWith('民国'))) return null
  return dayOf(firstOfTheRepublic + Number(year), inYear, day)
}

const instant =
  /^\s*(\d{4}-\d{2}-\d{2})[t\s]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:z|utc|gmt|[+-]00:?00)\s*$/i
const seconds = /^\s*(\d{10})(\d{3})?\s*$/
/** China's offset from UTC, where the news is read, in milliseconds. */
const eightHours = 8 * 3_600_000

/**
 * Returns the day that a field of a file states; a time in UTC, or in seconds since 1970, is converted to
 * China's time.
 */
export function statedDay(text: string): string | null {
  const [, since] = seconds.exec(text) ?? []
  if (since) return byClock(Number(since) * 1000)
  if (instant.test(text))
    return byClock(Date.parse(text.replace(/\s?(?:utc|gmt)\s*$/i, 'Z').trim()))
  return dayIn(text)
}

function byClock(milliseconds: number): string | null {
  const day = new Date(milliseconds + eightHours)
  return Number.isNaN(day.getTime()) ? null : day.toISOString().slice(0, 10)
}

function dayOf(year: unknown, month: unknown, day: unknown): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const isDay = y >= 1900 && y < 2200 && m >= 1 && m <= 12 && d >= 1 && d <= 31
  return isDay ? isoDate(y, m, d) : null
}
