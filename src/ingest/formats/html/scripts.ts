import { statedDay } from '../../published-day.js'
import type { Page } from './stated.js'

const published =
  /["']?(?:publish(?:ed)?|pub|post|release|ori_?create|create|issue|show)_?(?:time|date|at|on)?["']?\s{0,3}[:=]\s{0,3}["']?(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[^"',;}]{0,20}|1\d{9}(?:\d{3})?)(?!\d)/gi
const account = /\bnickname\s{0,3}=\s{0,3}(?:htmlDecode\()?["']([^"']{1,40})["']/
const media =
  /["'](?:media|media_?name|source_?name|copy_?from)["']\s{0,3}:\s{0,3}["']([^"']{2,30})["']/gi
const momentOfAccount = /\bct\s{0,3}=\s{0,3}["'](\d{10})["']/
const mostRead = 2_000_000

const moments = /\d{4}-\d{2}-\d{2}(?=[ T]\d{2}:\d{2})/g

/** What a page's scripts say about its story, visible only once they have run; no day if they name several. */
export interface StatedInScripts {
  published: string | null
  account: string | null
  /** Each day for which they state a time. */
  days: string[]
}

export function statedInScripts(document: Page): StatedInScripts {
  const scripts = [...document.querySelectorAll('script:not([src])')]
    .map(({ textContent }) => textContent ?? '')
    .join('\n')
    .slice(0, mostRead)
  const moment = momentOfAccount.exec(scripts)?.[1]
  const days = [...scripts.matchAll(published)].map((each) => statedDay(each[1] ?? ''))
  const different = new Set(days.filter((day) => day !== null))
  return {
    published: moment
      ? statedDay(moment)
      : different.size === 1
        ? ([...different][0] ?? null)
        : null,
    days: [...new Set(scripts.match(moments) ?? [])],
    account: account.exec(scripts)?.[1] ?? onlyOf(scripts.matchAll(media)),
  }
}

function onlyOf(matches: Iterable<RegExpMatchArray>): string | null {
  const names = new Set([...matches].map((each) => each[1]?.trim() ?? ''))
  const [name] = names
  return names.size === 1 && name !== undefined && /[\u4e00-\u9fff]/.test(name) ? name : null
}
