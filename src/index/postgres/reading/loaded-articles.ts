import type { Article, Passage } from '../../../domain/index.js'
import type { ArticleHead, LoadedArticles } from '../../contract/index-version.js'
import { uint32s, vectorsIn } from '../forms.js'
import type { Run } from '../run.js'
import type { Columns } from './columns.js'

interface Fetched {
  id: number
  head: string
  body: string
  spans: Buffer
  vectors: Buffer | null
}

interface Loaded {
  article: Article
  /** Two offsets a passage. */
  spans: Uint32Array
  vectors: Float32Array[]
}

/** What fetches articles of one version. */
export interface Source {
  columns: Columns
  /** The table of its vectors, and how many numbers each has. */
  space: string
  dimensions: number
  run: Run
  /** Returns the error for a version of which something is not there any more. */
  gone(): Error
}

/** The articles of one version that somebody holds, each as one object. */
export type Held = Map<number, WeakRef<Loaded>>

/** Articles of a version in a database, with their passages and vectors. */
export class FetchedArticles implements LoadedArticles {
  readonly #loaded = new Map<number, Loaded>()

  constructor(
    private readonly source: Source,
    private readonly held: Held,
  ) {}

  async load(articleRows: Iterable<number>): Promise<this> {
    const missing: number[] = []
    for (const row of new Set(articleRows)) {
      const known = this.#loaded.get(row) ?? this.held.get(row)?.deref()
      if (known) this.#loaded.set(row, known)
      else missing.push(row)
    }
    if (missing.length === 0) return this
    const { columns, space, dimensions, run } = this.source
    const fetched = await run<Fetched>(
      `select id, head, body, spans, (
        select string_agg(vector_send(w), ''::bytea order by p.id) from ${space} p
        where p.id >= a.first and p.id < a.first + a.passages
      ) as vectors from index_article a where id = any($1)`,
      [missing.map((row) => columns.numbers[row])],
    )
    if (fetched.length < missing.length) throw this.source.gone()
    for (const { id, head, body, spans, vectors } of fetched) {
      const row = columns.rowOfNumber(id)
      if (row === null) continue
      const loaded = {
        article: { ...JSON.parse(head), text: JSON.parse(body) } as Article,
        spans: uint32s(spans),
        vectors: vectors === null ? [] : vectorsIn(vectors, dimensions),
      }
      this.#loaded.set(row, loaded)
      this.held.set(row, new WeakRef(loaded))
    }
    return this
  }

  article(articleRow: number): Article {
    return this.#of(articleRow).article
  }

  passage(row: number): Passage {
    const { article, spans, at } = this.#placeOf(row)
    const [start = 0, end = 0] = spans.subarray(2 * at, 2 * at + 2)
    return { articleId: article.id, start, end, text: article.text.slice(start, end) }
  }

  vector(row: number): Float32Array {
    const { vectors, at } = this.#placeOf(row)
    const vector = vectors[at]
    if (!vector) throw new RangeError(`no vector in row ${row}`)
    return vector
  }

  #placeOf(row: number): Loaded & { at: number } {
    const { columns } = this.source
    const articleRow = columns.articleRowOfPassage(row)
    return { ...this.#of(articleRow), at: row - columns.passagesOfArticle(articleRow)[0] }
  }

  #of(articleRow: number): Loaded {
    const loaded = this.#loaded.get(articleRow)
    if (!loaded) throw new RangeError(`the article in row ${articleRow} was not fetched`)
    return loaded
  }
}

/** Fetches articles without their texts, in the order of the rows. */
export async function headsOf(
  source: Pick<Source, 'columns' | 'run' | 'gone'>,
  articleRows: readonly number[],
): Promise<ArticleHead[]> {
  const numbers = articleRows.map((row) => source.columns.numbers[row] as number)
  const found = await source.run<{ id: number; head: string }>(
    'select id, head from index_article where id = any($1)',
    [numbers],
  )
  const heads = new Map(found.map(({ id, head }) => [id, head]))
  return articleRows.map((row, i) => {
    const head = heads.get(numbers[i] as number)
    if (head === undefined) throw source.gone()
    return { row, ...JSON.parse(head) }
  })
}
