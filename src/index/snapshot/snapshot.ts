import type { Article } from '../../domain/index.js'
import type { Bm25Index } from '../bm25-index.js'
import type { StoredVectors } from '../hnsw/hnsw-file.js'
import type { SearchedGraph } from '../hnsw/search-thread.js'
import { innerProduct } from '../inner-product.js'
import { TopRows } from '../top-rows.js'
import { repeatedPassages } from './repeats.js'
import { VersionRows } from './version-rows.js'

/** A passage found by its vector: its row and the cosine of the angle to the query. */
export interface PassageMatch {
  row: number
  score: number
}

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

/** One version of the index, open for searching. */
export class Snapshot extends VersionRows {
  /** Passage row by label; entries for labels of deleted passages are not used. */
  readonly #rowByLabel: Uint32Array

  readonly #articles = new Map<number, WeakRef<Article>>()
  /** For origins with several articles; computed on first use. */
  #rowsByOrigin: ReadonlyMap<string, readonly number[]> | null = null
  /** For all articles; computed on first use. */
  #repeated: Uint8Array | null = null

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

  /** Returns the origin that an article shares with its copies. */
  origin(articleRow: number): string {
    return this.store.otherOrigin(articleRow) ?? this.store.id(articleRow)
  }

  /** Returns the rows of the articles that are copies of the same text as this one, including itself. */
  articlesOfOrigin(articleRow: number): readonly number[] {
    this.#rowsByOrigin ??= this.#groupByOrigin()
    return this.#rowsByOrigin.get(this.origin(articleRow)) ?? [articleRow]
  }

  /**
   * Returns, by passage row, 1 for passages that occur word for word in an earlier article of their origin, among the
   * articles that `admits` lets through.
   */
  repeatedPassages(admits?: (articleRow: number) => boolean): Uint8Array {
    if (!admits && this.#repeated) return this.#repeated
    this.#rowsByOrigin ??= this.#groupByOrigin()
    const repeated = repeatedPassages(this, this.#rowsByOrigin.values(), admits)
    if (!admits) this.#repeated = repeated
    return repeated
  }

  /** Yields the rows of the passages with the same text in articles of the same origin, including this one. */
  *copiesOfPassage(row: number): Generator<number> {
    const key = this.keyOfPassage(row)
    for (const article of this.articlesOfOrigin(this.articleRowOfPassage(row))) {
      const [first, end] = this.passagesOfArticle(article)
      let copy = first
      while (copy < end && this.keyOfPassage(copy) !== key) copy++
      if (copy < end) yield copy
    }
  }

  /** Returns the unit vector of a passage as a view on the index, which must not be changed. */
  vector(row: number): Float32Array {
    return this.vectors.stored.at(this.passageColumns.labels[row] as number)
  }

  /** Returns the `k` passages nearest to a unit vector that `filter` admits, best first; another thread searches. */
  async searchVectors(
    query: Float32Array,
    k: number,
    filter?: (passageRow: number) => boolean,
  ): Promise<PassageMatch[]> {
    if (filter && this.#shareOf(filter) < FEW) return this.searchExactly(query, k, filter)
    const rows = this.#rowByLabel
    const byLabel = filter && ((label: number) => filter(rows[label] as number))
    const matches = await this.vectors.graph.search(query, k, byLabel)
    return matches.map(({ label, score }) => ({ row: rows[label] as number, score }))
  }

  /** Compares the query with every passage that the filter admits: exact, and slower than the graph. */
  searchExactly(
    query: Float32Array,
    k: number,
    filter: (passageRow: number) => boolean = () => true,
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

  /** Estimates the share of the passages that a filter admits, from a sample spread over all of them. */
  #shareOf(filter: (passageRow: number) => boolean): number {
    const step = Math.max(1, Math.floor(this.passageCount / SAMPLE))
    let asked = 0
    let admitted = 0
    for (let row = 0; row < this.passageCount; row += step, asked++) if (filter(row)) admitted++
    return asked > 0 ? admitted / asked : 0
  }
}
