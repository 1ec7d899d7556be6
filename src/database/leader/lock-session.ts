import { hostname } from 'node:os'
import { needPackages } from '../../embed/packages.js'
import { failure } from '../../wording/failure.js'
import { type DatabasePlace, shownAddress } from '../address.js'
import { databaseUnavailable } from '../faults.js'
import type { LeaderTimes } from './leader-clock.js'

/** One connection that can hold the lock of the leader. Everything rejects with YoujuError state_unavailable. */
export interface LockSession {
  /** @returns whether it has the lock now */
  take(): Promise<boolean>
  /** Notes who has the lock now; returns whether whoever had it before is known to lead no more. */
  begin(): Promise<boolean>
  /** Rejects unless this very session still has the lock, and its server is no standby. */
  prove(): Promise<void>
  /** Notes that nobody leads any more, for whoever comes next not to wait. */
  finish(): Promise<void>
  /** The processes of the same bot, as each has named itself, without this one. */
  others(): Promise<string[]>
  /** Breaks the connection at once: what waits for an answer rejects, and the lock is free once the server knows. */
  destroy(): void
  /** Resolves when the connection is gone. */
  readonly gone: Promise<void>
}

const CONNECT_WITHIN = 5_000
const ANSWER_WITHIN = 8_000

/**
 * A server ends a session from which it hears nothing. A leader that was cut off has given up before (`leadership.ts`), and the
 * lock is not held for it for ever.
 */
const settings: readonly (readonly [name: string, value: string])[] = [
  ['statement_timeout', `${ANSWER_WITHIN}`],
  ['tcp_keepalives_idle', '5'],
  ['tcp_keepalives_interval', '3'],
  ['tcp_keepalives_count', '3'],
  ['tcp_user_timeout', '15000'],
]

/** What a session is called to the database begins so; behind it comes what `name` says. */
const PREFIX = 'youju bot '

/**
 * Opens a connection of its own, for one lock a schema.
 * @param name of this process among those of the same bot, at most 50 characters
 */
export async function openLockSession(
  { url, schema }: DatabasePlace,
  name: string,
  { freedAfter }: Pick<LeaderTimes, 'freedAfter'>,
): Promise<LockSession> {
  needPackages(['pg'], 'no_database')
  const { default: pg } = await import('pg')
  const place = shownAddress(url)
  const client = new pg.Client({
    connectionString: url,
    application_name: `${PREFIX}${name}`,
    connectionTimeoutMillis: CONNECT_WITHIN,
    // On this side too: a server that is cut off never says that it has given up.
    query_timeout: ANSWER_WITHIN + 1_000,
    keepAlive: true,
  })
  client.on('error', () => {})
  const gone = new Promise<void>((resolve) => client.once('end', resolve))
  // The stream of `pg` is not among its types.
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } })
    .connection
  const destroy = () => {
    stream.destroy()
    void client.end().catch(() => {})
  }
  const run = async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    try {
      return (await client.query<Row>(text, [...values])).rows
    } catch (error) {
      throw databaseUnavailable(place, error)
    }
  }
  let backend: number | null = null

  async function backendOf(isHolding: boolean): Promise<number> {
    const [server] = await run<{ pid: number; isStandby: boolean; holds: boolean }>(
      `select pg_backend_pid() as pid, pg_is_in_recovery() as "isStandby", exists (
        select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted) as holds`,
    )
    // A standby grants every lock, since it knows nothing of those of the server that it follows.
    if (!server || server.isStandby)
      throw failure('state_unavailable:database_read_only', { place })
    if (isHolding && !server.holds) throw failure('state_unavailable:database_lost', { place })
    return server.pid
  }

  try {
    await client.connect()
    const all = [...settings, ['idle_session_timeout', `${freedAfter}`]]
    const set = all.map((_, i) => `set_config($${2 * i + 2}, $${2 * i + 3}, false)`)
    await run(`select set_config('search_path', $1, false), ${set.join(', ')}`, [
      ...[`"${schema}"`, ...all.flat()],
    ])
  } catch (error) {
    destroy()
    throw databaseUnavailable(place, error)
  }

  return {
    gone,
    destroy,

    async take() {
      await backendOf(false)
      const [lock] = await run<{ got: boolean; pid: number }>(
        `select pg_try_advisory_lock(hashtextextended($1, 0)) as got, pg_backend_pid() as pid`,
        [`youju leader ${schema}`],
      )
      backend = lock?.pid ?? null
      return lock?.got ?? false
    },

    async begin() {
      const [before] = await run<{ isOver: boolean }>(
        'select ended_at is not null as "isOver" from leader',
      )
      const me = [hostname(), process.pid, new Date().toISOString()]
      await run(
        `insert into leader (host, pid, begun_at) values ($1, $2, $3) on conflict (id) do update
        set host = excluded.host, pid = excluded.pid, begun_at = excluded.begun_at, ended_at = null`,
        me,
      )
      return before?.isOver ?? true
    },

    async prove() {
      // A pooler in transaction mode hands the session to others.
      if ((await backendOf(true)) !== backend)
        throw failure('state_unavailable:database_lost', { place })
    },

    async finish() {
      await run('update leader set ended_at = $1', [new Date().toISOString()])
    },

    async others() {
      const found = await run<{ name: string }>(
        `select application_name as name from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and starts_with(application_name, $1)`,
        [PREFIX],
      )
      return found.map((each) => each.name.slice(PREFIX.length))
    },
  }
}
