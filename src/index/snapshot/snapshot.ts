import type { Article } from '../../domain/index.js'
import type { Bm25Index } from '../bm25-index.js'
import type { ArticleFilter } from '../contract/article-filter.js'
import type {
  IndexVersion,
  PassageMatch,
  Selection,
  SelectOptions,
} from '../contract/index-version.js'
import type { StoredVectors } from '../hnsw/hnsw-file.js'
import type { SearchedGraph } from '../hnsw/search-thread.js'
import { innerProduct } from '../inner-product.js'
import { Selections } from '../selections.js'
import { TopRows } from '../top-rows.js'
import { VersionRows } from './version-rows.js'

/** The vectors of a version and the graph that searches them. */
export interface SearchedVectors {
  graph: SearchedGraph
  /** By label, including those added since the graph's file was written. */
  stored: StoredVectors
}

/**
 * A filter that admits less than this share is answered by comparing each admitted passage. The graph would be walked
 * until enough of them are met: with 217,000 passages, a filter of 1 % took the graph 97 ms and the plain search 1.5
 * ms; with one of 1 in 10,000 the graph took 590 ms.
 */
const FEW = 0.1

/** How many passages are tested to estimate how many a filter admits. */
const SAMPLE = 1000

/** How many repeated passages are skipped before falling back to a filtered graph search, which is slower. */
const SPARE = 10

/** One version of the index as files, open for searching: everything is in memory, so that fetching costs nothing. */
export class Snapshot extends VersionRows implements IndexVersion {
  /** Passage row by label; entries for labels of deleted passages are not used. */
  readonly #rowByLabel: Uint32Array

  readonly #articles = new Map<number, WeakRef<Article>>()
  readonly #selections = new Selections(this)

  constructor(
    { directory, manifest, store, passageColumns }: VersionRows,
    readonly vectors: SearchedVectors,
    /** Finds passages, numbered by row, by the terms they contain. */
    readonly lexical: Bm25Index,
  ) {
    super(directory, manifest, store, passageColumns)
    const { labels } = passageColumns
    this.#rowByLabel = new Uint32Array(vectors.graph.places)
    for (let row = 0; row < labels.length; row++) this.#rowByLabel[labels[row] as number] = row
  }

  /** Returns the same object as long as anybody holds it, so that its sentences are read once for all hits in it. */
  override article(row: number): Article {
    const known = this.#articles.get(row)?.deref()
    if (known) return known
    const article = super.article(row)
    this.#articles.set(row, new WeakRef(article))
    return article
  }

  origin(articleRow: number): number {
    return this.articlesOfOrigin(articleRow)[0] as number
  }

  articlesOfOrigin(articleRow: number): readonly number[] {
    return this.#selections.articlesOfOrigin(articleRow)
  }

  copiesOfPassage(row: number): Generator<number> {
    return this.#selections.copiesOfPassage(row)
  }

  /** Returns a view on the index, which must not be changed. */
  vector(row: number): Float32Array {
    return this.vectors.stored.at(this.passageColumns.labels[row] as number)
  }

  async forTerms(_terms: Iterable<string>): Promise<Bm25Index> {
    return this.lexical
  }

  async frequencies(_terms: Iterable<string>): Promise<Bm25Index> {
    return this.lexical
  }

  select(filter?: ArticleFilter, options?: SelectOptions): Promise<Selection> {
    return this.#selections.select(filter, options)
  }

  /** Another thread searches. */
  async searchVectors(
    query: Float32Array,
    k: number,
    { admitsArticle, admits, repeated }: Partial<Selection> = {},
  ): Promise<PassageMatch[]> {
    if (!repeated) return this.#searchGraph(query, k, admits)
    const isAdmitted =
      admitsArticle && ((row: number) => admitsArticle(this.articleRowOfPassage(row)))
    const found = await this.#searchGraph(query, k + SPARE, isAdmitted)
    const first = found.filter(({ row }) => repeated[row] === 0).slice(0, k)
    if (first.length === k || found.length < k + SPARE) return first
    return this.#searchGraph(query, k, admits)
  }

  async searchExactly(
    query: Float32Array,
    k: number,
    { admits }: Partial<Selection> = {},
  ): Promise<PassageMatch[]> {
    return this.#compareEach(query, k, admits)
  }

  async #searchGraph(
    query: Float32Array,
    k: number,
    filter: ((row: number) => boolean) | undefined,
  ): Promise<PassageMatch[]> {
    if (filter && this.#shareOf(filter) < FEW) return this.#compareEach(query, k, filter)
    const rows = this.#rowByLabel
    const byLabel = filter && ((label: number) => filter(rows[label] as number))
    const matches = await this.vectors.graph.search(query, k, byLabel)
    return matches.map(({ label, score }) => ({ row: rows[label] as number, score }))
  }

  #compareEach(
    query: Float32Array,
    k: number,
    filter: (row: number) => boolean = () => true,
  ): PassageMatch[] {
    const top = new TopRows(k)
    for (let row = 0; row < this.passageCount; row++) {
      if (!filter(row)) continue
      const score = innerProduct(query, this.vector(row))
      if (top.admits(row, score)) top.add(row, score)
    }
    return top.sorted()
  }

  /** Estimates the share of the passages that a filter admits, from a sample spread over all of them. */
  #shareOf(filter: (passageRow: number) => boolean): number {
    const step = Math.max(1, Math.floor(this.passageCount / SAMPLE))
    let asked = 0
    let admitted = 0
    for (let row = 0; row < this.passageCount; row += step, asked++) if (filter(row)) admitted++
    return asked > 0 ? admitted / asked : 0
  }
}
