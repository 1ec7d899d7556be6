import type { Article, Span } from '../../domain/index.js'
import { Bm25Builder } from '../bm25-builder.js'
import { type ArticleWriter, type StoredForm, storedForm } from './article-store.js'
import { carriedLabels } from './carried-labels.js'
import { contentKey, PassageCollector } from './passage-columns.js'
import type { Snapshot } from './snapshot.js'

/** How an article becomes passages and terms. */
export interface Analysis {
  passagesOf(article: Article): readonly Span[]
  termsOf(passageText: string, article: Article): Iterable<string>
}

/** Gives every article and its passages their rows, in the order they come. Both ways return the date. */
export class RowWriter {
  readonly passages = new PassageCollector()
  readonly lexical: Bm25Builder

  constructor(
    readonly articles: ArticleWriter,
    readonly analysis: Analysis,
    readonly previous: Snapshot | null,
  ) {
    this.lexical = new Bm25Builder(previous?.lexical.columns ?? null)
  }

  /** The next article. One that the previous version holds as it is, is kept as if `keep` had been asked. */
  async add(article: Article): Promise<string | null> {
    const stored = storedForm(article)
    const sameRow = this.#rowOfSame(article.id, stored)
    if (sameRow !== null) return this.keep(sameRow)
    const spans = this.analysis.passagesOf(article)
    const labelOf = carriedLabels(this.previous, article.id)
    for (const { start, end } of spans) {
      const text = article.text.slice(start, end)
      const key = contentKey(text)
      this.passages.add(this.articles.count, start, end, key, labelOf(key))
      this.lexical.add(this.analysis.termsOf(text, article))
    }
    await this.articles.add(article, stored, spans.length)
    return article.published
  }

  #rowOfSame(id: string, { text, metadata }: StoredForm): number | null {
    const row = this.previous?.rowOfArticle(id) ?? null
    if (this.previous === null || row === null) return null
    const { store } = this.previous
    const same = store.metadataBytes(row).equals(metadata) && store.textBytes(row).equals(text)
    return same ? row : null
  }

  /** An article as it stands in a row of the previous version: everything stored is copied as it is. */
  async keep(row: number): Promise<string | null> {
    if (!this.previous) throw new Error('an article can be kept only from a previous version')
    const { store, passageColumns } = this.previous
    const [first, end] = this.previous.passagesOfArticle(row)
    for (let passage = first; passage < end; passage++) {
      this.passages.copy(this.articles.count, passageColumns, passage)
      this.lexical.keep(passage)
    }
    const published = store.published(row)
    await this.articles.add(
      { id: store.id(row), source: store.source(row), published },
      { text: store.textBytes(row), metadata: store.metadataBytes(row) },
      end - first,
    )
    return published
  }
}
