import type { Answer, Article, Citation, Span } from '../../domain/index.js'
import type { Evidence } from '../evidence.js'
import { cite, quoteSpan } from '../quote.js'
import { givesOrders } from './orders.js'

const mostQuotes = 8
/** A weaker sentence than this part of the best is about something else. */
const comparable = 0.4
/** A longer sentence is offered in the clauses that answer. */
const longestSentence = 300

/**
 * The quotes that a model may use, numbered from 1: those of the extractive answer, then the next best
 * sentences. Null where what it says first, or
 * a value that differs, stands beside orders.
 */
export function offeredQuotes(
  { citations, conflicts }: Pick<Answer, 'citations' | 'conflicts'>,
  evidence: readonly Evidence[],
  articleOf: (id: string) => Article | null,
): Citation[] | null {
  const offered: Citation[] = []
  const add = (citation: Citation) => offered.push({ ...citation, n: offered.length + 1 })
  const needed = new Set([1, ...conflicts.flatMap(({ values }) => values.map(({ n }) => n))])
  for (const citation of citations) {
    const article = articleOf(citation.articleId)
    if (article && !isAmongOrders(article, citation)) add(citation)
    else if (needed.has(citation.n)) return null
  }
  for (const each of evidence) {
    if (offered.length >= mostQuotes || each.score < comparable * (evidence[0]?.score ?? 0)) break
    const span = wholeSentence(each)
    if (offered.some((other) => overlaps(other, each.article, span))) continue
    const citation = cite(each.article, span, 0)
    const isRepeated = offered.some(({ quote }) => quote === citation.quote)
    if (!isRepeated && !isAmongOrders(each.article, span)) add(citation)
  }
  return offered
}

function wholeSentence(evidence: Evidence): Span {
  const { start, end } = evidence.sentence
  const span = quoteSpan(evidence)
  const holdsSentence = span.start <= start && span.end >= end
  return holdsSentence || end - start > longestSentence ? span : { start, end }
}

function overlaps(citation: Citation, article: Article, { start, end }: Span): boolean {
  return citation.articleId === article.id && citation.start < end && citation.end > start
}

/** Whether the line of a quote gives orders: what stands beside an order is not to be trusted either. */
function isAmongOrders({ text }: Article, { start, end }: Span): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end)
  return givesOrders(text.slice(from, to < 0 ? text.length : to))
}
