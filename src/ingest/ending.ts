import { textEnd } from './furniture/tails.js'
import { endsSentence, type Line } from './lines.js'
import { byline, namesOf } from './metadata.js'

/** Removes the writer's name at the end, which is metadata, and the site's closing phrases. */
export function withoutByline(lines: readonly Line[]): { lines: Line[]; author: string | null } {
  const kept = [...lines]
  let author: string | null = null
  for (let last = kept.pop(); last; last = kept.pop()) {
    const above = kept[kept.length - 1]
    // In a column the end of an unfinished sentence can look like a name: 管辖.
    const names = above && endsSentence(above.text) ? namesOf(last.text) : null
    const ending = names === null ? endingOf(last.text) : { author: names, end: 0 }
    author ??= ending.author
    if (ending.end === 0) continue
    kept.push({ ...last, end: last.start + ending.end, text: last.text.slice(0, ending.end) })
    break
  }
  return { lines: kept, author }
}

/** Returns where the story ends on its last line: several names and set phrases may follow it. */
function endingOf(text: string): { author: string | null; end: number } {
  let author: string | null = null
  let end = text.length
  for (;;) {
    const rest = text.slice(0, end)
    const signed = byline(rest)
    author ??= signed?.author ?? null
    const next = signed?.end ?? textEnd(rest)
    if (next === end) return { author, end }
    end = next
  }
}
