import { Bm25Index, type ScoredRows, scoredRows } from '../../bm25-index.js'
import type { ArticleFilter } from '../../contract/article-filter.js'
import type {
  IndexVersion,
  PassageMatch,
  Selection,
  SelectOptions,
  TermFrequencies,
} from '../../contract/index-version.js'
import { DEFAULT_BM25 } from '../../lexical-index.js'
import { firstOfOrigins } from '../../repeats.js'
import { Selections } from '../../selections.js'
import type { IndexDatabase } from '../database.js'
import { nearest } from './nearest.js'
import { PostingLists } from './posting-lists.js'
import { type StoredVersion, VersionRows } from './version-rows.js'

/** One version of the index in a database, open for searching. */
export class OpenVersion extends VersionRows implements IndexVersion {
  readonly #selections = new Selections(this)
  readonly #lists = new PostingLists(this.columns)
  readonly #scored: ScoredRows = scoredRows(
    this.columns.lengths,
    DEFAULT_BM25,
    this.columns.articleRows,
    firstOfOrigins(this.columns),
  )

  static async open(db: IndexDatabase, stored: StoredVersion): Promise<OpenVersion> {
    const version = new OpenVersion(...(await VersionRows.fetch(db, stored)))
    db.expect(version.passageCount)
    return version
  }

  get passageCount(): number {
    return this.columns.passageCount
  }

  articleRowOfPassage(row: number): number {
    return this.columns.articleRowOfPassage(row)
  }

  passagesOfArticle(articleRow: number): readonly [first: number, end: number] {
    return this.columns.passagesOfArticle(articleRow)
  }

  keyOfPassage(row: number): number {
    return this.columns.keyOfPassage(row)
  }

  source(articleRow: number): string | null {
    return this.columns.source(articleRow)
  }

  published(articleRow: number): string | null {
    return this.columns.published(articleRow)
  }

  otherOrigin(articleRow: number): string | null {
    return this.columns.otherOrigin(articleRow)
  }

  rowOfArticle(id: string): number | null {
    return this.columns.rowOfArticle(id)
  }

  origin(articleRow: number): number {
    return this.articlesOfOrigin(articleRow)[0] as number
  }

  articlesOfOrigin(articleRow: number): readonly number[] {
    return this.#selections.articlesOfOrigin(articleRow)
  }

  copiesOfPassage(row: number): Iterable<number> {
    return this.#selections.copiesOfPassage(row)
  }

  async rowsOfArticles(ids: readonly string[]): Promise<(number | null)[]> {
    return ids.map((id) => this.rowOfArticle(id))
  }

  select(filter?: ArticleFilter, options?: SelectOptions): Promise<Selection> {
    return this.#selections.select(filter, options)
  }

  async forTerms(terms: Iterable<string>): Promise<Bm25Index> {
    return new Bm25Index(await this.#lists.columnsOf(terms, this.run), this.#scored)
  }

  /** Which of the passages that contain a term are of this version, and count, is known from its list only. */
  async frequencies(terms: Iterable<string>): Promise<TermFrequencies> {
    return this.forTerms(terms)
  }

  searchVectors(
    query: Float32Array,
    k: number,
    selection?: Partial<Selection>,
  ): Promise<PassageMatch[]> {
    return nearest(this, query, { k, selection, isExact: false })
  }

  searchExactly(
    query: Float32Array,
    k: number,
    selection?: Partial<Selection>,
  ): Promise<PassageMatch[]> {
    return nearest(this, query, { k, selection, isExact: true })
  }
}
