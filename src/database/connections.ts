import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { needPackages } from '../embed/packages.js'
import type { DatabasePlace } from './address.js'

/** Connections of one process and home; a server allows 100 in all unless told otherwise. */
const MOST = 5
/** Milliseconds: to connect, or to wait for a connection that is free. */
const CONNECT_WITHIN = 5_000
/** Milliseconds that a statement takes at most, and that it waits for a lock at most. */
const STATEMENT_WITHIN = 15_000
const LOCK_WITHIN = 10_000
/** After a connection timed out, milliseconds in which no other is tried: each question would wait for it anew. */
const PAUSE = 5_000

/** What Postgres calls the types of `count` and `sum`, whose numbers come as texts unless told otherwise. */
const NUMBERS: readonly number[] = [20, 1700]

/**
 * Returns connections to a database that look into one schema. None is made before it is needed, and one that breaks is
 * replaced by the next that is needed.
 * @throws YoujuError model_missing if the package `pg` is not installed
 */
export async function connectionsTo({ url, schema }: DatabasePlace): Promise<PostgresPool> {
  needPackages(['pg'], 'no_database')
  const { default: pg } = await import('pg')
  const { getTypeParser } = pg.types
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'youju',
    max: MOST,
    connectionTimeoutMillis: CONNECT_WITHIN,
    // On the side of the client too: a server that is cut off never says that it has given up.
    query_timeout: STATEMENT_WITHIN + 1_000,
    keepAlive: true,
    // Commands end without closing what they have opened.
    allowExitOnIdle: true,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        NUMBERS.includes(oid) ? Number : getTypeParser(oid, format)) as typeof getTypeParser,
    },
  })
  // An error of a connection that nobody uses would end the process; whoever uses one is told by the query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return asKyselyNeedsIt(pool, schema)
}

function asKyselyNeedsIt(pool: Pool, schema: string): PostgresPool {
  const ready = new WeakMap<PoolClient, PostgresPoolClient>()
  let timedOut: { at: number; error: unknown } | null = null
  return {
    async connect() {
      if (timedOut !== null && performance.now() - timedOut.at < PAUSE) throw timedOut.error
      const client = await pool.connect().catch((error) => {
        if (isTimeout(error)) timedOut = { at: performance.now(), error }
        throw error
      })
      timedOut = null
      const known = ready.get(client)
      if (known) return known
      await setUp(client, schema).catch((error) => {
        client.release(true)
        throw error
      })
      const made = withoutNul(client)
      ready.set(client, made)
      return made
    },
    end: () => pool.end(),
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /due to connection timeout/.test(error.message)
}

async function setUp(client: PoolClient, schema: string): Promise<void> {
  const settings = [
    ['search_path', `"${schema}"`],
    ['statement_timeout', `${STATEMENT_WITHIN}`],
    ['lock_timeout', `${LOCK_WITHIN}`],
    ['idle_in_transaction_session_timeout', '60000'],
  ]
  const set = settings.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, false)`)
  await client.query(`select ${set.join(', ')}`, settings.flat())
}

/**
 * Postgres refuses a NUL in a text. None is stored (`columns.ts`), so that what is looked for with one is not there, as with half a
 * surrogate pair, which `pg` replaces likewise.
 */
function withoutNul(client: PoolClient): PostgresPoolClient {
  const plain = (value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value
  // Of its two signatures the other is for cursors, which are not used.
  const query = (text: string, values: readonly unknown[] = []) =>
    client.query(text, values.map(plain))
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: () => client.release(),
  }
}
