import type { Article, Passage } from '../../domain/index.js'
import type { Bm25Index } from '../bm25-index.js'
import { innerProduct } from '../exact-vector-index.js'
import type { StoredVectors } from '../hnsw-file.js'
import type { HnswVectorIndex } from '../hnsw-vector-index.js'
import { TopRows } from '../top-rows.js'
import type { ArticleStore } from './article-store.js'
import type { Manifest } from './manifest.js'
import type { PassageColumns } from './passage-columns.js'
import type { VectorChanges } from './vector-changes.js'

/** A passage found by its vector: its row and the cosine of the angle to the query. */
export interface PassageMatch {
  row: number
  score: number
}

/** The vector index of a version. */
export interface OpenVectors {
  index: HnswVectorIndex
  /** By label, those that came since the graph's file was written among them. */
  stored: StoredVectors
  /** Since the graph's file was written. */
  changes: VectorChanges
}

/**
 * A filter that admits less than this is answered by comparing each admitted passage. The graph would be
 * walked until enough of them are met: with 217,000 passages, a filter of 1 % took it 97 ms where the
 * plain search took 1.5 ms, and one of 1 in 10,000 took 590 ms.
 */
const FEW = 0.1

/** Passages asked about to guess how many a filter admits. */
const SAMPLE = 1000

/**
 * One version of the index, open for reading and never changing. Articles and passages are numbered by
 * row, from 0; passages stand in the order of their articles. Rows hold within one version only.
 */
export class Snapshot {
  /** Passages, numbered by row, by the terms they contain. */
  readonly lexical: Bm25Index
  /** Passage row by label; labels of passages that are gone have no use. */
  readonly #rowByLabel: Uint32Array

  /** Of origins with several articles; made when first asked for. */
  #rowsByOrigin: ReadonlyMap<string, readonly number[]> | null = null

  constructor(
    readonly directory: string,
    readonly manifest: Manifest,
    readonly store: ArticleStore,
    readonly passageColumns: PassageColumns,
    readonly vectors: OpenVectors,
    lexical: Bm25Index,
  ) {
    this.lexical = lexical
    const { labels } = passageColumns
    this.#rowByLabel = new Uint32Array(vectors.index.places)
    for (let row = 0; row < labels.length; row++) this.#rowByLabel[labels[row] as number] = row
  }

  get vectorIndex(): HnswVectorIndex {
    return this.vectors.index
  }

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

  articleById(id: string): Article | null {
    const row = this.rowOfArticle(id)
    return row === null ? null : this.article(row)
  }

  rowOfArticle(id: string): number | null {
    const row = this.store.rowOf(id)
    return row < 0 ? null : row
  }

  /** All articles in row order, read one at a time. */
  *articles(): Generator<Article> {
    for (let row = 0; row < this.articleCount; row++) yield this.article(row)
  }

  /** What an article shares with its copies. */
  origin(articleRow: number): string {
    return this.store.otherOrigin(articleRow) ?? this.store.id(articleRow)
  }

  /** Rows of the articles that are copies of one text with this one, itself among them. */
  articlesOfOrigin(articleRow: number): readonly number[] {
    this.#rowsByOrigin ??= this.#groupByOrigin()
    return this.#rowsByOrigin.get(this.origin(articleRow)) ?? [articleRow]
  }

  /** The publisher of an article, without reading the rest of it: cheap enough for a filter. */
  source(articleRow: number): string | null {
    return this.store.source(articleRow)
  }

  /** The date of an article, without reading the rest of it: cheap enough for a filter. */
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

  articleRowOfPassage(row: number): number {
    const articleRow = this.passageColumns.articleRows[row]
    if (articleRow === undefined) throw new RangeError(`no passage in row ${row}`)
    return articleRow
  }

  /** The passages of an article: rows from the first up to, without, the second. */
  passagesOfArticle(row: number): [first: number, end: number] {
    const { passageStarts } = this.store.columns
    return [passageStarts[row] as number, passageStarts[row + 1] as number]
  }

  /** The unit vector of a passage: a view on the index, not to be changed. */
  vector(row: number): Float32Array {
    return this.vectors.stored.at(this.passageColumns.labels[row] as number)
  }

  /** The `k` passages nearest to a unit vector whose row `filter` admits, best first. */
  searchVectors(
    query: Float32Array,
    k: number,
    filter?: (passageRow: number) => boolean,
  ): PassageMatch[] {
    if (filter && this.#shareOf(filter) < FEW) return this.#searchEach(query, k, filter)
    const rows = this.#rowByLabel
    const byLabel = filter && ((label: number) => filter(rows[label] as number))
    return this.vectorIndex
      .search(query, k, byLabel)
      .map(({ label, score }) => ({ row: rows[label] as number, score }))
  }

  /** Compares the query with every passage that the filter admits. */
  #searchEach(
    query: Float32Array,
    k: number,
    filter: (passageRow: number) => boolean,
  ): PassageMatch[] {
    const top = new TopRows(k)
    for (let row = 0; row < this.passageCount; row++) {
      if (!filter(row)) continue
      const score = innerProduct(query, this.vector(row))
      if (top.admits(row, score)) top.add(row, score)
    }
    return top.sorted()
  }

  #groupByOrigin(): ReadonlyMap<string, readonly number[]> {
    const rows = new Map<string, number[]>()
    for (let row = 0; row < this.articleCount; row++) {
      const origin = this.store.otherOrigin(row)
      if (origin === null) continue
      const group = rows.get(origin)
      if (group) group.push(row)
      else rows.set(origin, [row])
    }
    for (const [origin, group] of rows) {
      const own = this.rowOfArticle(origin)
      if (own !== null && this.store.otherOrigin(own) === null) group.unshift(own)
    }
    return rows
  }

  /** About which share of the passages a filter admits, from a sample spread over all of them. */
  #shareOf(filter: (passageRow: number) => boolean): number {
    const step = Math.max(1, Math.floor(this.passageCount / SAMPLE))
    let asked = 0
    let admitted = 0
    for (let row = 0; row < this.passageCount; row += step, asked++) if (filter(row)) admitted++
    return asked > 0 ? admitted / asked : 0
  }
}
