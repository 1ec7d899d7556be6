import type { Answer, Article, Hit, Span } from '../../domain/index.js'
import { ofSpeakers } from '../../evidence/evidence.js'
import { givesOrders } from '../../evidence/orders.js'
import { ReadText } from '../../text/read-text.js'
import { sentences } from '../../text/sentences.js'

/** A passage as a model is shown it. */
export interface OfferedPassage {
  /** From 1. */
  n: number
  hit: Hit
  /** Null where it gives orders. */
  title: string | null
  source: string | null
  /** What of the passage is shown, in offsets of the article's text: sentences among orders, and damage, are left out. */
  parts: Span[]
  text: string
}

/**
 * The passages that a model reads, `most` at most, best first, one article an origin, and beyond them what differs in a copy. Null where what the answer without a model says first,
 * or a value that differs from it, stands beside orders.
 */
export function offeredPassages(
  { citations, conflicts }: Pick<Answer, 'citations' | 'conflicts'>,
  hits: readonly Hit[],
  articleOf: (id: string) => Article | null,
  most: number,
): OfferedPassage[] | null {
  const needed = new Set([1, ...conflicts.flatMap(({ values }) => values.map(({ n }) => n))])
  for (const citation of citations) {
    const article = articleOf(citation.articleId)
    const isHidden = !article || isAmongOrders(article, citation)
    if (isHidden && needed.has(citation.n)) return null
  }
  const read = ofSpeakers(hits)
    .map((hit) => ({ hit, parts: shownParts(hit) }))
    .filter(({ parts }) => parts.length > 0)
    .slice(0, most)
  const sides = conflicts.flatMap(({ values }) =>
    values.flatMap(({ n }) => citations.find((citation) => citation.n === n) ?? []),
  )
  for (const side of sides) {
    const article = articleOf(side.articleId)
    const isRead = read.some(({ hit, parts }) => {
      return hit.article.id === side.articleId && parts.some((part) => holds(part, side))
    })
    const [nearest] = hits
    if (isRead || !article || !nearest) continue
    const { start, end, quote: text } = side
    const hit = { ...nearest, article, passage: { articleId: article.id, start, end, text } }
    read.push({ hit, parts: [{ start, end }] })
  }
  return read.map(({ hit, parts }, i) => {
    const { text, title, source } = hit.article
    return {
      ...{ n: i + 1, hit, parts },
      title: withoutOrders(title),
      source: withoutOrders(source),
      text: parts.map(({ start, end }) => text.slice(start, end)).join('\n'),
    }
  })
}

function holds(whole: Span, part: Span): boolean {
  return whole.start <= part.start && part.end <= whole.end
}

function withoutOrders(text: string | null): string | null {
  return text !== null && givesOrders(new ReadText(text)) ? null : text
}

/** The sentences of a passage that stand beside no orders, without what is damaged. */
function shownParts({ article, passage }: Hit): Span[] {
  const parts: Span[] = []
  for (const { start, end } of sentences(article.text.slice(passage.start, passage.end))) {
    const sentence = { start: passage.start + start, end: passage.start + end }
    if (isAmongOrders(article, sentence)) continue
    for (const part of withoutDamage(article, sentence)) {
      const before = parts.at(-1)
      const gap = before && article.text.slice(before.end, part.start)
      if (before && gap?.trim() === '') before.end = part.end
      else parts.push(part)
    }
  }
  return parts
}

function withoutDamage({ damage }: Article, sentence: Span): Span[] {
  const parts: Span[] = []
  let from = sentence.start
  for (const { start, end } of damage) {
    if (start >= sentence.end || end <= from) continue
    parts.push({ start: from, end: Math.max(from, start) })
    from = end
  }
  return [...parts, { start: from, end: sentence.end }].filter(({ start, end }) => end > start)
}

/** Of a line without end so much on either side, in code units, stands beside a sentence of it. */
const beside = 200

/** Whether orders stand in the line of a stretch: what stands beside an order is not to be trusted either. */
function isAmongOrders({ text }: Article, { start, end }: Span): boolean {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - beside)
  const mark = text.indexOf('\n', end)
  const to = Math.min(mark < 0 ? text.length : mark, end + beside)
  return givesOrders(new ReadText(text.slice(from, to)))
}
