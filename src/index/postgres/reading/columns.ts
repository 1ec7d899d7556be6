import type { Article } from '../../../domain/index.js'
import type { CopiedRows } from '../../repeats.js'
import { idOf, uint32s } from '../forms.js'
import type { Run } from '../run.js'

/** How many articles are fetched at a time. */
const PAGE = 5_000

/** What is kept of an article in the table: its publisher, its date, and its origin if that is not its own id. */
export type Facts = [source: string | null, published: string | null, otherOrigin: string | null]

export function factsOf({ id, source, published, origin }: Article): Facts {
  return [source, published, origin === id ? null : origin]
}

/** Numbers per passage in the column `counts`: how many terms it has, and its content key in two halves. */
const COUNTS = 3

interface Fetched {
  id: number
  key: Buffer
  first: number
  facts: string
  counts: Buffer
}

/** An article as it is kept. */
interface Kept {
  name: string
  first: number
  facts: Facts
  counts: Uint32Array
}

/** What is kept in memory of the articles and passages of a version, by row. */
export class Columns implements CopiedRows {
  readonly passageCount: number
  /** By passage row: how many terms it has. */
  readonly lengths: Uint32Array
  /** By passage row: its article's row. */
  readonly articleRows: Uint32Array
  readonly #keysHigh: Uint32Array
  readonly #keysLow: Uint32Array
  /** By article row, its first passage; one entry more than there are articles. */
  readonly #starts: Uint32Array
  /** By article row: the number of its first passage. */
  readonly #firsts: Int32Array
  /** By the number of a passage, less the least one's: its row plus 1; 0 if it is of another version. */
  readonly #rowOfPassage: Uint32Array
  readonly #leastPassage: number
  readonly #facts: Facts[] = []
  readonly #keys: string[] = []
  readonly #rows = new Map<string, number>()
  readonly #rowOfNumber = new Map<number, number>()

  private constructor(
    /** By article row: the number of the article. */
    readonly numbers: Int32Array,
    articles: readonly Kept[],
  ) {
    this.passageCount = articles.reduce((sum, { counts }) => sum + counts.length / COUNTS, 0)
    this.lengths = new Uint32Array(this.passageCount)
    this.articleRows = new Uint32Array(this.passageCount)
    this.#keysHigh = new Uint32Array(this.passageCount)
    this.#keysLow = new Uint32Array(this.passageCount)
    this.#starts = new Uint32Array(articles.length + 1)
    this.#firsts = Int32Array.from(articles, ({ first }) => first)
    const shared = new Map<string, string>()
    const once = (text: string | null) => {
      if (text === null) return null
      if (!shared.has(text)) shared.set(text, text)
      return shared.get(text) as string
    }
    let least = Number.POSITIVE_INFINITY
    let most = 0
    let passage = 0
    for (const [row, { name, first, facts, counts }] of articles.entries()) {
      const [source, published, otherOrigin] = facts
      this.#facts.push([once(source), once(published), otherOrigin])
      this.#keys.push(name)
      this.#rows.set(name, row)
      this.#rowOfNumber.set(numbers[row] as number, row)
      const count = counts.length / COUNTS
      for (let i = 0; i < count; i++, passage++) {
        this.lengths[passage] = counts[COUNTS * i] as number
        this.#keysHigh[passage] = counts[COUNTS * i + 1] as number
        this.#keysLow[passage] = counts[COUNTS * i + 2] as number
        this.articleRows[passage] = row
      }
      this.#starts[row + 1] = passage
      if (count > 0) {
        least = Math.min(least, first)
        most = Math.max(most, first + count)
      }
    }
    this.#leastPassage = this.passageCount > 0 ? least : 0
    this.#rowOfPassage = new Uint32Array(Math.max(0, most - this.#leastPassage))
    for (let row = 0; row < this.passageCount; row++) {
      this.#rowOfPassage[this.passageNumber(row) - this.#leastPassage] = row + 1
    }
  }

  /**
   * @param known of another version, whose articles are not fetched again: what has a number never changes
   * @returns null if one of the articles is not there
   */
  static async fetch(run: Run, numbers: Int32Array, known?: Columns): Promise<Columns | null> {
    const byNumber = new Map<number, Kept>()
    for (const number of numbers) {
      const row = known?.rowOfNumber(number) ?? null
      if (row !== null && known) byNumber.set(number, known.#kept(row))
    }
    const missing = numbers.filter((number) => !byNumber.has(number))
    for (let from = 0; from < missing.length; from += PAGE) {
      const page = await run<Fetched>(
        'select id, key, first, facts, counts from index_article where id = any($1)',
        [[...missing.subarray(from, from + PAGE)]],
      )
      for (const { id, key, first, facts, counts } of page) {
        const kept = { name: idOf(key), first, facts: JSON.parse(facts), counts: uint32s(counts) }
        byNumber.set(id, kept)
      }
    }
    const articles = Array.from(numbers, (number) => byNumber.get(number))
    const isThere = (article: Kept | undefined): article is Kept => article !== undefined
    return articles.every(isThere) ? new Columns(numbers, articles) : null
  }

  #kept(row: number): Kept {
    const [start, end] = this.passagesOfArticle(row)
    const counts = new Uint32Array(COUNTS * (end - start))
    for (let passage = start, at = 0; passage < end; passage++) {
      counts[at++] = this.lengths[passage] as number
      counts[at++] = this.#keysHigh[passage] as number
      counts[at++] = this.#keysLow[passage] as number
    }
    const [first, facts] = [this.#firsts[row] as number, this.#facts[row] as Facts]
    return { name: this.id(row), first, facts, counts }
  }

  get articleCount(): number {
    return this.numbers.length
  }

  id(articleRow: number): string {
    const id = this.#keys[articleRow]
    if (id === undefined) throw new RangeError(`no article in row ${articleRow}`)
    return id
  }

  source(articleRow: number): string | null {
    return this.#facts[articleRow]?.[0] ?? null
  }

  published(articleRow: number): string | null {
    return this.#facts[articleRow]?.[1] ?? null
  }

  otherOrigin(articleRow: number): string | null {
    return this.#facts[articleRow]?.[2] ?? null
  }

  rowOfArticle(id: string): number | null {
    return this.#rows.get(id) ?? null
  }

  /** Returns the row of an article by its number; null if it is of other versions. */
  rowOfNumber(number: number): number | null {
    return this.#rowOfNumber.get(number) ?? null
  }

  articleRowOfPassage(row: number): number {
    const articleRow = this.articleRows[row]
    if (articleRow === undefined) throw new RangeError(`no passage in row ${row}`)
    return articleRow
  }

  passagesOfArticle(articleRow: number): [first: number, end: number] {
    return [this.#starts[articleRow] as number, this.#starts[articleRow + 1] as number]
  }

  keyOfPassage(row: number): number {
    return (this.#keysHigh[row] as number) * 2 ** 21 + ((this.#keysLow[row] as number) >>> 11)
  }

  passageNumber(row: number): number {
    const articleRow = this.articleRowOfPassage(row)
    return (this.#firsts[articleRow] as number) + row - (this.#starts[articleRow] as number)
  }

  /** Returns the row of a passage by its number; −1 if it is of other versions. */
  rowOfPassage(number: number): number {
    return (this.#rowOfPassage[number - this.#leastPassage] ?? 0) - 1
  }
}
