import type { ListedArticle } from '../app.js'

/** The most lines of a list in the terminal; the JSON has all. */
const mostLines = 20

/** Returns an article as one line of a list: title, publisher, date and id. */
export function listedLine({ id, title, source, published }: ListedArticle): string {
  return [title ?? '（无标题）', source ?? '来源未注明', published ?? '日期未注明', id].join(' · ')
}

/** Returns the lines of a list, at most `mostLines` and how many more there are. */
export function capped<T>(items: readonly T[], line: (item: T) => string): string[] {
  const shown = items.slice(0, mostLines).map((item) => `  · ${line(item)}`)
  const rest = items.length - shown.length
  return rest > 0 ? [...shown, `  · 另有 ${rest} 项（用 --json 列出全部）`] : shown
}

/** Formats a time to the minute, in the local time zone. */
export function minuteOf(iso: string): string {
  const time = new Date(iso)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** Returns the first and the last day of a version's dated articles. */
export function daysOf({
  oldest,
  newest,
}: {
  oldest: string | null
  newest: string | null
}): string {
  return oldest === null || newest === null ? '没有注明日期的文章' : `${oldest} 至 ${newest}`
}
