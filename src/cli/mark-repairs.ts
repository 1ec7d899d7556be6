import type { Article } from '../domain/index.js'
import type { Terminal } from './terminal.js'

type Marks = Pick<Terminal, 'removed' | 'added' | 'warn'>

/**
 * Returns the text of an article with each repair in its place: what was removed, what was inserted, and in ⟦ ⟧ what
 * could not be repaired.
 */
export function markRepairs(article: Article, { removed, added, warn }: Marks): string {
  const { text, damage } = article
  // A reader does not miss a page's line ends.
  const places = article.repairs
    .flatMap((repair) => repair.places ?? [])
    .filter(({ now }) => now !== '\n')
  const removals = new Map<number, string>()
  for (const { at, was } of places) removals.set(at, (removals.get(at) ?? '') + visible(was))
  const marks = new Uint8Array(text.length + 1)
  for (const { at, now } of places) mark(marks, at, at + now.length, isInserted)
  for (const { start, end } of damage) mark(marks, start, end, isDamaged)

  let drawn = ''
  let from = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marks[at] === marks[from] && !removals.has(at)) continue
    const part = text.slice(from, at)
    const shown = (marks[from] ?? 0) & isInserted ? added(part) : part
    const was = removals.get(from)
    drawn +=
      (was ? removed(was) : '') + ((marks[from] ?? 0) & isDamaged ? warn(`⟦${shown}⟧`) : shown)
    from = at
  }
  const behind = removals.get(text.length)
  return behind ? drawn + removed(behind) : drawn
}

const isInserted = 1
const isDamaged = 2

function mark(marks: Uint8Array, start: number, end: number, flag: number): void {
  for (let at = start; at < end; at++) marks[at] = (marks[at] ?? 0) | flag
}

/** Makes characters visible that a terminal would not show. */
function visible(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, '␣')
    .replace(/\t/g, '⇥')
    .replace(/\r?\n/g, '↵')
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0
      return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    })
}
