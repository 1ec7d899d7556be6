import type { Answer, Article, Hit, Span } from '../../domain/index.js'
import { ofSpeakers } from '../../evidence/evidence.js'
import { givesOrders } from '../../evidence/orders.js'
import type { ArticleOf } from '../../index/index.js'
import { ReadText } from '../../text/read-text.js'
import { sentences } from '../../text/sentences.js'

/** A passage as shown to a model. */
export interface OfferedPassage {
  /** Number of the passage, from 1. */
  n: number
  hit: Hit
  /** Null if it has no title or the title contains orders. */
  title: string | null
  source: string | null
  /**
   * The parts of the passage that are shown, as offsets of the article's text; sentences among orders and damaged parts
   * are left out.
   */
  parts: Span[]
  text: string
}

/**
 * Returns the passages that a model reads: at most `most`, best first, one article per origin, plus the differing
 * sentences of copies. Returns null if the first citation of the answer without a model, or a value in its conflicts,
 * is next to orders.
 */
export function offeredPassages(
  { citations, conflicts }: Pick<Answer, 'citations' | 'conflicts'>,
  hits: readonly Hit[],
  articleOf: ArticleOf,
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

/** Returns the sentences of a passage that are not next to orders, without damaged parts. */
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

/** In a very long line, how many code units on either side count as next to a sentence. */
const beside = 200

/** Decides whether the line around a span contains orders: text next to an order is not to be trusted either. */
function isAmongOrders({ text }: Article, { start, end }: Span): boolean {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - beside)
  const mark = text.indexOf('\n', end)
  const to = Math.min(mark < 0 ? text.length : mark, end + beside)
  return givesOrders(new ReadText(text.slice(from, to)))
}
