import type { Article, Span } from '../../domain/index.js'

/** A stretch of a paragraph that is shown in one way. */
export interface Piece {
  text: string
  isQuoted: boolean
  isDamaged: boolean
  /** Whether the quote begins here. */
  isFirst: boolean
}

export interface Paragraph extends Span {
  pieces: Piece[]
}

/** Cuts the text at its line ends, and each line where the quote or damage begins or ends; nothing is left out. */
export function piecesOf(
  { text, damage }: Pick<Article, 'text' | 'damage'>,
  quote: Span | null,
): Paragraph[] {
  const spans = [...damage].sort((a, b) => a.start - b.start)
  const cuts = [
    ...new Set([...(quote ? [quote] : []), ...spans].flatMap(({ start, end }) => [start, end])),
  ]
  cuts.sort((a, b) => a - b)
  const paragraphs: Paragraph[] = []
  let next = 0
  let damaged = 0
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    while ((cuts[next] ?? Number.POSITIVE_INFINITY) <= start) next++
    const pieces: Piece[] = []
    for (let at = start; at < end; ) {
      const to = Math.min(end, cuts[next] ?? end)
      while ((spans[damaged]?.end ?? Number.POSITIVE_INFINITY) <= at) damaged++
      const first = spans[damaged]
      pieces.push({
        text: text.slice(at, to),
        isQuoted: quote !== null && at >= quote.start && to <= quote.end,
        isDamaged: first !== undefined && first.start <= at && to <= first.end,
        isFirst: quote !== null && at === quote.start,
      })
      if (to === cuts[next]) next++
      at = to
    }
    if (pieces.length > 0) paragraphs.push({ start, end, pieces })
    start = end + 1
  }
  return paragraphs
}
