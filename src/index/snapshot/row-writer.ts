import type { Article, Span } from '../../domain/index.js'
import { type StoredForm, storedForm } from './article-store.js'
import type { ArticleWriter } from './article-writer.js'
import { carriedLabels } from './carried-labels.js'
import { contentKey, NO_LABEL, PassageCollector } from './passage-columns.js'
import type { PreviousFiles } from './previous-version.js'
import { LexicalWriter } from './update-lexical.js'

/** Splits an article into passages and passages into terms. */
export interface Analysis {
  passagesOf(article: Article): readonly Span[]
  termsOf(passageText: string, article: Article): Iterable<string>
}

/** Takes the passages that have no vector yet, in the order of their rows. */
interface NewPassages {
  add(text: string): Promise<void>
}

type IsoDate = string | null

/** Assigns rows to articles and their passages in the order they arrive. Both `add` and `keep` return the dates. */
export class RowWriter {
  readonly passages = new PassageCollector()
  readonly lexical: LexicalWriter

  constructor(
    readonly articles: ArticleWriter,
    readonly analysis: Analysis,
    readonly newPassages: NewPassages,
    readonly previous: PreviousFiles | null,
  ) {
    this.lexical = new LexicalWriter(previous)
  }

  /** Adds the next article. One that is unchanged from the previous version is kept as if by `keep`. */
  async add(article: Article): Promise<IsoDate[]> {
    const stored = storedForm(article)
    const sameRow = this.#rowOfSame(article.id, stored)
    if (sameRow !== null) return this.keep(sameRow, sameRow + 1)
    const spans = this.analysis.passagesOf(article)
    const labelOf = carriedLabels(this.previous, article.id)
    for (const { start, end } of spans) {
      const text = article.text.slice(start, end)
      const key = contentKey(text)
      const label = labelOf(key)
      this.passages.add(this.articles.count, start, end, key, label)
      await this.lexical.add(this.analysis.termsOf(text, article))
      if (label === NO_LABEL) await this.newPassages.add(text)
    }
    await this.articles.add(article, stored, spans.length)
    return [article.published]
  }

  #rowOfSame(id: string, { text, metadata }: StoredForm): number | null {
    const row = this.previous?.rowOfArticle(id) ?? null
    if (this.previous === null || row === null) return null
    const { store } = this.previous
    const same = store.metadataBytes(row).equals(metadata) && store.textBytes(row).equals(text)
    return same ? row : null
  }

  /** Keeps articles from rows of the previous version: everything stored is copied as it is. */
  async keep(first: number, end: number): Promise<IsoDate[]> {
    if (!this.previous) throw new Error('an article can be kept only from a previous version')
    const { previous } = this
    const { store, passageColumns } = previous
    const [from] = this.previous.passagesOfArticle(first)
    const [to] = this.previous.passagesOfArticle(end)
    this.passages.copy(passageColumns, from, to, this.articles.count - first)
    for (let passage = from; passage < to; passage++) this.lexical.keep(passage)
    await this.articles.keep(previous, first, end)
    return Array.from({ length: end - first }, (_, i) => store.published(first + i))
  }
}
