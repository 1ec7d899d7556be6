import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { type DatabasePlace, shownAddress } from '../../database/address.js'
import { databaseUnavailable } from '../../database/faults.js'
import { needPackages } from '../../embed/packages.js'
import type { Run } from './run.js'
import { makeTables } from './tables.js'

/** Connections of one process; a question uses up to three at once, and a refresh keeps two. */
const MOST = 6
/** Milliseconds: to connect, that a statement takes, and that it waits for a lock. */
const CONNECT_WITHIN = 5_000
const STATEMENT_WITHIN = 30_000
const LOCK_WITHIN = 10_000

/** As many candidates as keep recall where it is, measured over 0.18 and 0.73 million passages (docs/decisions/0050-index-on-postgres.md). */
const CANDIDATES = { least: 400, most: 1000, of: 180_000 } as const

/** Returns among how many candidates a graph of so many passages is searched; the most is pgvector's own. */
function candidatesAmong(passages: number): number {
  const { least, most, of } = CANDIDATES
  return Math.round(Math.min(Math.max(least * Math.sqrt(passages / of), least), most))
}

/** The schema of a Postgres database in which an index is. Whatever fails is a YoujuError that says what to do. */
export class IndexDatabase {
  /** Without password, for messages. */
  readonly place: string
  #pool: Promise<Pool> | null = null
  #ready: Promise<void> | null = null
  #candidates = candidatesAmong(0)
  /** Each connection that is set up, and for how many candidates. */
  readonly #setUp = new WeakMap<PoolClient, number>()

  constructor(private readonly where: DatabasePlace) {
    this.place = shownAddress(where.url)
  }

  get schema(): string {
    return this.where.schema
  }

  /** Searches graphs from now on as is right for one of so many passages, if it is the largest until now. */
  expect(passages: number): void {
    this.#candidates = Math.max(this.#candidates, candidatesAmong(passages))
  }

  /** Runs one statement on any connection. */
  run: Run = async (text, values) => this.connected((run) => run(text, values))

  /** Runs statements on one connection, one after another. */
  async connected<T>(work: (run: Run) => Promise<T>): Promise<T> {
    await this.#tables()
    return this.#onConnection(work)
  }

  /** Runs statements of a refresh in one transaction, which may take hours. */
  async transaction<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.connected(async (run) => {
      await run('begin')
      try {
        await run(`set local statement_timeout = 0`)
        await run(`set local idle_in_transaction_session_timeout = 0`)
        const result = await work(run)
        await run('commit')
        return result
      } catch (error) {
        // A connection that broke has nothing to roll back.
        await run('rollback').catch(() => {})
        throw error
      }
    })
  }

  /** Runs work beside a connection of its own, which ends with it: what its session holds is released. */
  async session<T>(work: (run: Run) => Promise<T>): Promise<T> {
    await this.#tables()
    return this.#onConnection(work, true)
  }

  /** Ends all connections, each as soon as what it runs is done; the next statement makes new ones. */
  async close(): Promise<void> {
    const pool = this.#pool
    this.#pool = null
    // One that was never made has nothing to end.
    await pool?.then(
      (made) => made.end(),
      () => {},
    )
  }

  /** Only what the database says is put into words; other errors are the caller's. */
  async #onConnection<T>(work: (run: Run) => Promise<T>, ends = false): Promise<T> {
    const client = await this.#client()
    let isBroken = ends
    try {
      return await work(async (text, values = []) => {
        try {
          return (await client.query(text, [...values])).rows
        } catch (error) {
          // Of a connection whose query failed for another reason than the statement nothing is known.
          isBroken ||= !/^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? '')
          throw databaseUnavailable(this.place, error)
        }
      })
    } finally {
      client.release(isBroken)
    }
  }

  #tables(): Promise<void> {
    this.#ready ??= this.#onConnection((run) =>
      makeTables(run, this.where.schema, this.place),
    ).catch((error) => {
      this.#ready = null
      throw error
    })
    return this.#ready
  }

  async #client(): Promise<PoolClient> {
    this.#pool ??= newPool(this.where.url)
    try {
      const client = await (await this.#pool).connect()
      if (this.#setUp.get(client) === this.#candidates) return client
      await this.#prepare(client).catch((error) => {
        client.release(true)
        throw error
      })
      return client
    } catch (error) {
      throw databaseUnavailable(this.place, error)
    }
  }

  /** Extensions have a schema of their own, whose types and operators must be found without naming it. */
  async #prepare(client: PoolClient): Promise<void> {
    const candidates = this.#candidates
    const settings = [
      ['statement_timeout', `${STATEMENT_WITHIN}`],
      ['lock_timeout', `${LOCK_WITHIN}`],
      // Casts of parameters must be known when a plan is chosen, or no index on vectors is used.
      ['plan_cache_mode', 'force_custom_plan'],
      ['hnsw.ef_search', `${candidates}`],
      ['hnsw.iterative_scan', 'strict_order'],
    ]
    const set = settings.map((_, i) => `set_config($${2 * i + 2}, $${2 * i + 3}, false)`)
    await client.query(
      `select ${set.join(', ')}, set_config('search_path', $1 || ', ' || coalesce((
        select quote_ident(nspname) from pg_extension join pg_namespace n on n.oid = extnamespace
        where extname = 'vector'), 'public'), false)`,
      [`"${this.where.schema}"`, ...settings.flat()],
    )
    this.#setUp.set(client, candidates)
  }
}

async function newPool(url: string): Promise<Pool> {
  needPackages(['pg'], 'no_database')
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'youju index',
    max: MOST,
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    // A version that is still open may make connections after they were closed.
    allowExitOnIdle: true,
  })
  // An error of a connection that nobody uses would end the process; whoever uses one is told by the query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Returns a value that no other process has. */
export function newToken(): string {
  return randomUUID()
}
