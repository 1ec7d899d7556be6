import type { Article } from '../../../domain/index.js'
import { Bm25Builder } from '../../bm25-builder.js'
import type { VersionContent } from '../../contract/index-store.js'
import { contentKey } from '../../snapshot/passage-columns.js'
import { stored, storedNumbers, storedVector } from '../forms.js'
import { factsOf } from '../reading/columns.js'
import { publisherOf } from '../reading/nearest.js'
import type { PreviousInDatabase } from '../reading/previous.js'
import type { Run } from '../run.js'

/** How many rows one statement writes, and how many texts are embedded at once. */
const AT_ONCE = 500

/** A passage that waits for its vector and its row in the table. */
interface Waiting {
  values: readonly [
    number: number,
    article: number,
    published: string | null,
    source: string | null,
  ]
  text: string
  vector: Float32Array | null
}

interface Numbers {
  /** Of the next article, and of the next passage. */
  articles: number
  passages: number
}

/** Writes articles, with their passages and vectors, and collects their terms. */
export class ArticleRows {
  /** By row, the passages that were added, from the first on. */
  readonly postings = new Bm25Builder()
  /** How many passages needed a new vector. */
  embedded = 0
  #articles: unknown[][] = []
  #passages: Waiting[] = []

  constructor(
    private readonly run: Run,
    private readonly content: VersionContent,
    private readonly space: string,
    private readonly previous: PreviousInDatabase | null,
    readonly next: Numbers,
  ) {}

  /** Adds an article, unless it is unchanged from the previous version. Returns its number, and how many passages it has. */
  async add(article: Article): Promise<readonly [number: number, passages: number]> {
    const { columns } = this.previous ?? {}
    const before = columns?.rowOfArticle(article.id) ?? null
    const loaded = before === null ? undefined : await this.previous?.load([before])
    if (columns && loaded && before !== null) {
      const [first, end] = columns.passagesOfArticle(before)
      const isSame = JSON.stringify(loaded.article(before)) === JSON.stringify(ordered(article))
      if (isSame) return [columns.numbers[before] as number, end - first]
    }
    const known = new Map<number, Float32Array[]>()
    if (columns && loaded && before !== null) {
      const [first, end] = columns.passagesOfArticle(before)
      for (let row = first; row < end; row++) {
        const key = columns.keyOfPassage(row)
        known.set(key, [...(known.get(key) ?? []), loaded.vector(row)])
      }
    }
    const number = this.next.articles++
    const spans = this.content.passagesOf(article)
    const counts: number[] = []
    const first = this.next.passages
    const source = article.source === null ? null : publisherOf(article.source)
    const published = article.published?.replaceAll('\0', '') ?? null
    for (const { start, end } of spans) {
      const text = article.text.slice(start, end)
      const terms = [...this.content.termsOf(text, article)]
      this.postings.add(terms)
      const { high, low } = contentKey(text)
      counts.push(terms.length, high, low)
      const vector = known.get(high * 2 ** 21 + (low >>> 11))?.shift() ?? null
      const values = [this.next.passages++, number, published, source] as const
      this.#passages.push({ values, text, vector })
      if (this.#passages.length >= AT_ONCE) await this.#writePassages()
    }
    const { text, ...head } = article
    const offsets = spans.flatMap(({ start, end }) => [start, end])
    this.#articles.push([
      ...[number, stored(article.id), first, spans.length, JSON.stringify(factsOf(article))],
      ...[
        JSON.stringify(head),
        JSON.stringify(text),
        storedNumbers(offsets),
        storedNumbers(counts),
      ],
    ])
    if (this.#articles.length >= AT_ONCE) await this.#writeArticles()
    return [number, spans.length]
  }

  async finish(): Promise<void> {
    await this.#writePassages()
    await this.#writeArticles()
  }

  async #writeArticles(): Promise<void> {
    const rows = this.#articles
    this.#articles = []
    await insert(this.run, 'index_article', rows)
  }

  async #writePassages(): Promise<void> {
    const waiting = this.#passages
    this.#passages = []
    const { dimensions } = this.content.fingerprint
    const without = waiting.filter(({ vector }) => vector === null)
    if (without.length > 0) {
      const vectors = await this.content.embed(without.map(({ text }) => text))
      for (const [i, passage] of without.entries()) {
        passage.vector = vectors.subarray(i * dimensions, (i + 1) * dimensions)
      }
      this.embedded += without.length
    }
    const rows = waiting.map(({ values, vector }) => [
      ...values,
      storedVector(vector as Float32Array),
    ])
    await insert(this.run, this.space, rows, ([id, article, published, source, vector]) => [
      ...[`${id}::int`, `${article}::int`, published, source],
      // Sent once, stored twice.
      ...[`${vector}::vector::halfvec`, `${vector}::vector`],
    ])
  }
}

/** Returns an article as it is given back: its text comes last. */
function ordered({ text, ...head }: Article): Article {
  return { ...head, text }
}

/** @param columns what is stored, of the places of the values of a row */
async function insert(
  run: Run,
  table: string,
  rows: readonly (readonly unknown[])[],
  columns: (places: readonly string[]) => readonly (string | undefined)[] = (places) => places,
): Promise<void> {
  if (rows.length === 0) return
  let n = 0
  const one = (row: readonly unknown[]) => `(${columns(row.map(() => `$${++n}`)).join(', ')})`
  await run(`insert into ${table} values ${rows.map(one).join(', ')}`, rows.flat())
}
