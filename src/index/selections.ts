import { type ArticleFilter, admittedArticles, isFiltering } from './contract/article-filter.js'
import type { Selection, SelectOptions } from './contract/index-version.js'
import { type CopiedRows, type Copies, copiesIn, repeatedPassages } from './repeats.js'

/** What filters and copies are found by. */
interface SelectedRows extends CopiedRows {
  source(articleRow: number): string | null
  published(articleRow: number): string | null
  rowsOfArticles(ids: readonly string[]): Promise<(number | null)[]>
}

/** Resolves filters for one version, and knows its copies; computes what it needs on first use. */
export class Selections {
  /** Of articles that have copies. */
  #copies: Copies | null = null
  /** For all articles. */
  #repeated: Uint8Array | null = null

  constructor(private readonly rows: SelectedRows) {}

  articlesOfOrigin(articleRow: number): readonly number[] {
    const { groups, groupOf } = this.#copiesOfAll()
    return groups[(groupOf[articleRow] as number) - 1] ?? [articleRow]
  }

  *copiesOfPassage(row: number): Generator<number> {
    const { rows } = this
    const key = rows.keyOfPassage(row)
    for (const article of this.articlesOfOrigin(rows.articleRowOfPassage(row))) {
      const [first, end] = rows.passagesOfArticle(article)
      let copy = first
      while (copy < end && rows.keyOfPassage(copy) !== key) copy++
      if (copy < end) yield copy
    }
  }

  async select(
    filter: ArticleFilter = {},
    { countCopiesOnce = false }: SelectOptions = {},
  ): Promise<Selection> {
    const { rows } = this
    const admitted = isFiltering(filter) ? await this.#admitted(filter) : null
    const admitsArticle = admitted ? (row: number) => admitted[row] === 1 : undefined
    const repeated = countCopiesOnce ? this.#repeatedPassages(admitsArticle) : null
    const isAdmitted =
      admitsArticle && ((row: number) => admitsArticle(rows.articleRowOfPassage(row)))
    const admits = repeated
      ? (row: number) => repeated[row] === 0 && (isAdmitted?.(row) ?? true)
      : isAdmitted
    return { filter, admitsArticle, admits, repeated }
  }

  async #admitted(filter: ArticleFilter): Promise<Uint8Array> {
    const [only, exclude] = await Promise.all([
      this.rows.rowsOfArticles([...(filter.only ?? [])]),
      this.rows.rowsOfArticles([...(filter.exclude ?? [])]),
    ])
    return admittedArticles(this.rows, filter, { only, exclude })
  }

  /** By passage row, 1 for passages that occur word for word in an earlier admitted article of their origin. */
  #repeatedPassages(admits?: (articleRow: number) => boolean): Uint8Array {
    if (!admits && this.#repeated) return this.#repeated
    const repeated = repeatedPassages(this.rows, this.#copiesOfAll().groups, admits)
    if (!admits) this.#repeated = repeated
    return repeated
  }

  #copiesOfAll(): Copies {
    this.#copies ??= copiesIn(this.rows)
    return this.#copies
  }
}
