import { toTraditional } from '../../../app.js'
import type { Span } from '../../../domain/index.js'

/** Cuts a text where terms stand in it; those that overlap are one. Terms are folded and in simplified characters. */
export function termsMarked(
  text: string,
  terms: readonly string[],
): { text: string; isTerm: boolean }[] {
  const lower = text.toLowerCase()
  const found: Span[] = []
  for (const term of new Set(terms.flatMap((each) => [each, toTraditional(each)]))) {
    // Folding may have put another character in its place; what has another length cannot be found so.
    if (term === '' || lower.length !== text.length) continue
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) {
      found.push({ start: at, end: at + term.length })
    }
  }
  found.sort((a, b) => a.start - b.start)
  const pieces: { text: string; isTerm: boolean }[] = []
  let at = 0
  for (const [i, { start, end }] of found.entries()) {
    if (end <= at) continue
    const from = Math.max(start, at)
    let to = end
    for (const later of found.slice(i + 1)) if (later.start <= to) to = Math.max(to, later.end)
    if (from > at) pieces.push({ text: text.slice(at, from), isTerm: false })
    pieces.push({ text: text.slice(from, to), isTerm: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isTerm: false })
  return pieces
}
