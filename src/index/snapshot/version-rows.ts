import type { Article, Passage } from '../../domain/index.js'
import type { ArticleHead, ArticleOf } from '../contract/index-version.js'
import type { ArticleStore } from './article-store.js'
import type { Manifest } from './manifest.js'
import type { PassageColumns } from './passage-columns.js'

/**
 * The articles and passages of one version, which never change. Both are numbered by row, from 0; passages are in the
 * order of their articles. Row numbers are valid within one version only.
 */
export class VersionRows {
  constructor(
    readonly directory: string,
    readonly manifest: Manifest,
    readonly store: ArticleStore,
    readonly passageColumns: PassageColumns,
  ) {}

  get version(): string {
    return this.manifest.version
  }

  get articleCount(): number {
    return this.store.count
  }

  get passageCount(): number {
    return this.passageColumns.starts.length
  }

  article(row: number): Article {
    return this.store.article(row)
  }

  id(articleRow: number): string {
    return this.store.id(articleRow)
  }

  otherOrigin(articleRow: number): string | null {
    return this.store.otherOrigin(articleRow)
  }

  async texts(articleRows: readonly number[]): Promise<string[]> {
    return articleRows.map((row) => this.store.text(row))
  }

  /** Everything is in memory. */
  async load(_articleRows: Iterable<number>): Promise<this> {
    return this
  }

  async articlesById(_ids: Iterable<string>): Promise<ArticleOf> {
    return (id) => {
      const row = this.rowOfArticle(id)
      return row === null ? null : this.article(row)
    }
  }

  async rowsOfArticles(ids: readonly string[]): Promise<(number | null)[]> {
    return ids.map((id) => this.rowOfArticle(id))
  }

  async heads(articleRows: readonly number[]): Promise<ArticleHead[]> {
    return articleRows.map((row) => this.#head(row))
  }

  async *articleHeads(): AsyncGenerator<ArticleHead> {
    for (let row = 0; row < this.articleCount; row++) yield this.#head(row)
  }

  #head(row: number): ArticleHead {
    return { row, ...this.store.metadata(row) }
  }

  rowOfArticle(id: string): number | null {
    const row = this.store.rowOf(id)
    return row < 0 ? null : row
  }

  /** Returns the publisher of an article without reading the rest of it: cheap enough for a filter. */
  source(articleRow: number): string | null {
    return this.store.source(articleRow)
  }

  /** Returns the date of an article without reading the rest of it: cheap enough for a filter. */
  published(articleRow: number): string | null {
    return this.store.published(articleRow)
  }

  passage(row: number): Passage {
    const articleRow = this.articleRowOfPassage(row)
    const start = this.passageColumns.starts[row] as number
    const end = this.passageColumns.ends[row] as number
    const text = this.store.text(articleRow, start, end)
    return { articleId: this.store.id(articleRow), start, end, text }
  }

  /** Returns 53 bits of the content key, which are the same for passages with the same text. */
  keyOfPassage(row: number): number {
    const { keysHigh, keysLow } = this.passageColumns
    return (keysHigh[row] as number) * 2 ** 21 + ((keysLow[row] as number) >>> 11)
  }

  articleRowOfPassage(row: number): number {
    const articleRow = this.passageColumns.articleRows[row]
    if (articleRow === undefined) throw new RangeError(`no passage in row ${row}`)
    return articleRow
  }

  /** Returns the passages of an article: rows from the first number up to, but not including, the second. */
  passagesOfArticle(row: number): [first: number, end: number] {
    const { passageStarts } = this.store.columns
    return [passageStarts[row] as number, passageStarts[row + 1] as number]
  }
}
