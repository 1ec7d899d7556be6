import type { ListedArticle } from '../app.js'
import type { CliWords } from './messages/zh-cn.js'

/** The most lines of a list in the terminal; the JSON has all. */
const mostLines = 20

/** Returns an article as one line of a list: title, publisher, date and id. */
export function listedLine(
  { id, title, source, published }: ListedArticle,
  { untitled, noSource, noDate }: CliWords,
): string {
  return [title ?? untitled, source ?? noSource, published ?? noDate, id].join(' · ')
}

/** Returns the lines of a list, at most `mostLines` and how many more there are. */
export function capped<T>(
  items: readonly T[],
  line: (item: T) => string,
  words: CliWords,
): string[] {
  const shown = items.slice(0, mostLines).map((item) => `  · ${line(item)}`)
  const rest = items.length - shown.length
  return rest > 0 ? [...shown, `  · ${words.more(rest)}`] : shown
}

/** Formats a time to the minute, in the local time zone. */
export function minuteOf(iso: string): string {
  const time = new Date(iso)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** Returns the first and the last day of a version's dated articles. */
export function daysOf(
  { oldest, newest }: { oldest: string | null; newest: string | null },
  words: CliWords,
): string {
  return oldest === null || newest === null ? words.noDays : words.days(oldest, newest)
}
