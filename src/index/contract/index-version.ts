import type { Article, Passage } from '../../domain/index.js'
import type { LexicalIndex } from '../lexical-index.js'
import type { Manifest } from '../snapshot/manifest.js'
import type { ArticleFilter } from './article-filter.js'

/** What is known of a version without opening it, wherever it is stored. */
export type VersionManifest = Omit<Manifest, 'schema' | 'files'>

/** A passage found by its vector: its row and the cosine of the angle to the query. */
export interface PassageMatch {
  row: number
  score: number
}

/** An article without its text, with its row. */
export type ArticleHead = Omit<Article, 'text'> & { row: number }

/** Articles that were fetched, by id; null for an id of no article. Ids that were not asked for may throw. */
export type ArticleOf = (id: string) => Article | null

/** Which passages a search may find: a filter resolved for one version. */
export interface Selection {
  /** As data, for a store that searches elsewhere. */
  readonly filter: ArticleFilter
  /** Undefined if every article is admitted. */
  readonly admitsArticle: ((articleRow: number) => boolean) | undefined
  /** Undefined if every passage is admitted. */
  readonly admits: ((row: number) => boolean) | undefined
  /**
   * By passage row, 1 for passages that `admits` leaves out because they occur word for word in an earlier admitted
   * article of their origin; null if these are not left out.
   */
  readonly repeated: Uint8Array | null
}

export interface SelectOptions {
  /** Whether a passage that copies repeat word for word is found once. */
  countCopiesOnce?: boolean
}

/** Articles that were fetched from a version, to be read at once. Rows that were not fetched may throw. */
export interface LoadedArticles {
  /** Fetches more, with their passages and vectors, and returns itself. At most a few hundred at a time. */
  load(articleRows: Iterable<number>): Promise<LoadedArticles>
  /** Returns the same object as long as anybody holds it, so that its sentences are read once for all hits in it. */
  article(articleRow: number): Article
  passage(row: number): Passage
  /** Returns the unit vector of a passage, which must not be changed. */
  vector(row: number): Float32Array
}

/** How often terms occur. */
export type TermFrequencies = Pick<LexicalIndex, 'size' | 'documentFrequency'>

/** What can be fetched of the terms of a version. Terms that were not asked for may throw. */
export interface TermSource {
  /** Fetches the posting lists of terms, to be searched at once. */
  forTerms(terms: Iterable<string>): Promise<LexicalIndex>
  /** Fetches only how many passages contain each term: for many terms that are not searched for. */
  frequencies(terms: Iterable<string>): Promise<TermFrequencies>
}

/** What can be fetched of articles by their ids. */
export interface Articles {
  articlesById(ids: Iterable<string>): Promise<ArticleOf>
}

/**
 * One version of the index, open for searching; it never changes. Articles and passages are numbered by row, from 0,
 * passages in the order of their articles; row numbers are valid within one version only. What is synchronous here is
 * kept in memory for all rows, some 16 bytes a passage; whatever else is read has to be fetched first
 * (docs/decisions/0049-index-store.md).
 */
export interface IndexVersion extends TermSource, Articles {
  readonly version: string
  readonly manifest: VersionManifest
  readonly articleCount: number
  readonly passageCount: number

  articleRowOfPassage(row: number): number
  /** Returns the passages of an article: rows from the first number up to, but not including, the second. */
  passagesOfArticle(articleRow: number): readonly [first: number, end: number]
  source(articleRow: number): string | null
  /** Returns the ISO date of an article. */
  published(articleRow: number): string | null
  /** Returns a number that an article shares with its copies and with no other article. */
  origin(articleRow: number): number
  /** Returns the rows of the articles that are copies of the same text as this one, including itself. */
  articlesOfOrigin(articleRow: number): readonly number[]
  /** Yields the rows of the passages with the same text in articles of the same origin, including this one. */
  copiesOfPassage(row: number): Iterable<number>

  /** Returns the rows of articles, in the order of the ids; null for an id of no article. */
  rowsOfArticles(ids: readonly string[]): Promise<(number | null)[]>
  select(filter?: ArticleFilter, options?: SelectOptions): Promise<Selection>
  /** Returns the `k` passages nearest to a unit vector, best first: fewer only if fewer are selected. */
  searchVectors(query: Float32Array, k: number, selection?: Selection): Promise<PassageMatch[]>
  /** Compares the query with every selected passage: exact, and slower. */
  searchExactly(query: Float32Array, k: number, selection?: Selection): Promise<PassageMatch[]>
  load(articleRows: Iterable<number>): Promise<LoadedArticles>
  /** Fetches articles without their texts, in the order of the rows. */
  heads(articleRows: readonly number[]): Promise<ArticleHead[]>
  /** Yields all articles without their texts, in row order. */
  articleHeads(): AsyncIterable<ArticleHead>
}
