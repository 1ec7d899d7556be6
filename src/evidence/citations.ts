import type { Article, Citation, Span } from '../domain/index.js'
import { cite } from './quote.js'

/** Citations numbered as they come; a quote that serves twice is cited once. */
export class Citations {
  readonly all: Citation[] = []

  /** The number of a quote; one that holds it already serves for it. */
  add(article: Article, span: Span): number {
    return this.#numberOf(article.id, span) ?? this.#keep(cite(article, span, 0))
  }

  /** The same of a quote that was cited elsewhere. */
  addCited(citation: Citation): number {
    return this.#numberOf(citation.articleId, citation) ?? this.#keep(citation)
  }

  /** How many independent origins are cited. */
  get origins(): number {
    return new Set(this.all.map(({ origin }) => origin)).size
  }

  #numberOf(id: string, span: Span): number | null {
    const known = this.all.find(
      ({ articleId, start, end }) => articleId === id && start <= span.start && end >= span.end,
    )
    return known?.n ?? null
  }

  #keep(citation: Citation): number {
    this.all.push({ ...citation, n: this.all.length + 1 })
    return this.all.length
  }
}
