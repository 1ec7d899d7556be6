import type { YoujuError } from '../../../domain/index.js'
import { failure } from '../../../wording/failure.js'
import type {
  ArticleHead,
  ArticleOf,
  LoadedArticles,
  VersionManifest,
} from '../../contract/index-version.js'
import type { IndexDatabase } from '../database.js'
import { uint32s } from '../forms.js'
import type { Run } from '../run.js'
import { Columns } from './columns.js'
import { FetchedArticles, type Held, headsOf, type Source } from './loaded-articles.js'

/** A row of the table of versions. */
export interface StoredVersion {
  n: number
  name: string
  schema: number
  space: string
  manifest: string
  articles: Buffer
}

/** How many articles are fetched at a time where all are read. */
const PAGE = 500

/** Milliseconds after which a version that is used is noted to be, so that nobody removes what it consists of. */
const NOTED_EVERY = 10 * 60_000

/** The version opened last, as long as anybody holds it: most of the next is the same. */
const lastOpened = new WeakMap<IndexDatabase, WeakRef<Columns>>()

/** The articles of a version, open for reading. */
export class VersionRows implements Source {
  readonly #held: Held = new Map()
  /** By the clock of the day, which goes on while a machine sleeps. */
  #notedAt = Date.now()

  constructor(
    readonly db: IndexDatabase,
    readonly n: number,
    readonly manifest: VersionManifest,
    readonly columns: Columns,
    readonly space: string,
  ) {}

  /** Fetches what is kept in memory of a version. */
  protected static async fetch(db: IndexDatabase, stored: StoredVersion) {
    const { n, name, space } = stored
    await noteUse(db.run, n)
    const numbers = new Int32Array(uint32s(stored.articles))
    const known = lastOpened.get(db)?.deref()
    const columns = await db.connected((run) => Columns.fetch(run, numbers, known))
    if (columns === null)
      throw failure('index_corrupt:no_version', { file: db.place, version: name })
    lastOpened.set(db, new WeakRef(columns))
    return [db, n, JSON.parse(stored.manifest) as VersionManifest, columns, space] as const
  }

  get version(): string {
    return this.manifest.version
  }

  get articleCount(): number {
    return this.columns.articleCount
  }

  get dimensions(): number {
    return this.manifest.fingerprint.dimensions
  }

  /**
   * Runs a statement. What a version consists of stays as long as somebody uses it (`RETENTION`).
   * @throws YoujuError index_corrupt if it was not used for so long that it is gone
   */
  run: Run = async (text, values) => {
    if (Math.abs(Date.now() - this.#notedAt) > NOTED_EVERY) {
      this.#notedAt = Date.now()
      const isThere = await noteUse(this.db.run, this.n)
      if (!isThere) throw this.gone()
    }
    return this.db.run<never>(text, values).catch((error) => {
      // Its vectors were in a table of their own.
      const isAbsent = (error as { cause?: { code?: unknown } }).cause?.code === '42P01'
      throw isAbsent ? this.gone() : error
    })
  }

  /** Returns the error for a version of which something is not there any more. */
  gone(): YoujuError {
    return failure('index_corrupt:no_version', { file: this.db.place, version: this.version })
  }

  async load(articleRows: Iterable<number>): Promise<LoadedArticles> {
    return new FetchedArticles(this, this.#held).load(articleRows)
  }

  heads(articleRows: readonly number[]): Promise<ArticleHead[]> {
    return headsOf(this, articleRows)
  }

  async *articleHeads(): AsyncGenerator<ArticleHead> {
    for (let from = 0; from < this.articleCount; from += PAGE) {
      const length = Math.min(PAGE, this.articleCount - from)
      yield* await this.heads(Array.from({ length }, (_, i) => from + i))
    }
  }

  async articlesById(ids: Iterable<string>): Promise<ArticleOf> {
    const rows = [...ids].flatMap((id) => this.columns.rowOfArticle(id) ?? [])
    const articles = await this.load(rows)
    return (id) => {
      const row = this.columns.rowOfArticle(id)
      return row === null ? null : articles.article(row)
    }
  }
}

/** Returns false if the version is gone. A server that only reads takes no note: who prunes waits long enough for its readers. */
async function noteUse(run: Run, n: number): Promise<boolean> {
  const [server] = await run<{ isReadOnly: boolean }>(
    `select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "isReadOnly"`,
  )
  const noted = await run(
    server?.isReadOnly
      ? 'select 1 from index_version where n = $1'
      : 'update index_version set read_at = now() where n = $1 returning 1',
    [n],
  )
  return noted.length > 0
}
