import { randomUUID } from 'node:crypto'
import type { PostgresPool } from 'kysely'
import { named, YoujuError } from '../../domain/index.js'
import { sentences } from '../../wording/errors.js'
import { failure } from '../../wording/failure.js'
import { type DatabasePlace, shownAddress } from '../address.js'
import { connectionsTo } from '../connections.js'
import { databaseUnavailable } from '../faults.js'
import { type LeaderClock, leaderClock } from './leader-clock.js'

/** How far something is, as an `onProgress` is told. */
type Progress = readonly unknown[]

interface Asking {
  signal?: AbortSignal | undefined
  onProgress?: ((...progress: Progress) => void) | undefined
}

/** What whoever is asked hears and tells. */
export interface Asked {
  /** Aborted once it is no longer wanted. */
  signal: AbortSignal
  onProgress(...progress: Progress): void
}

/** In milliseconds. */
const BEAT = 1_000
/** Seconds until whoever said nothing is gone, nobody has taken it, and what is left is thrown away. */
const GONE_AFTER = 30
const TAKEN_WITHIN = 60
const KEPT_FOR = 3_600

/** What came of an errand, as it stands in the database. */
type Outcome =
  | { is: 'done'; result: unknown }
  | { is: 'failed'; fault: { name: string; values: object } | null; message: string }

interface Row {
  progress: string | null
  outcome: string | null
  taken: boolean
  silence: number | null
  age: number
}

/**
 * What processes that do not lead ask the leader to do, in a table of one home. Who asks looks again and again for what came of
 * it, and whoever is asked whether it is still wanted. All times are the server's.
 */
export class Errands {
  #pool: Promise<PostgresPool> | null = null

  constructor(
    private readonly place: DatabasePlace,
    private readonly clock: LeaderClock = leaderClock,
  ) {}

  /**
   * Asks the leader to do something, and waits until it is done. Both are plain data.
   * @throws YoujuError leader_missing, leader_lost, refresh_stopped (by `signal`), and as the leader's work
   */
  async ask(what: object, { signal, onProgress }: Asking = {}): Promise<unknown> {
    const id = randomUUID()
    const stopped = signal ?? new AbortController().signal
    await this.#run('insert into errands (id, what) values ($1, $2)', [id, JSON.stringify(what)])
    let shown: string | null = null
    try {
      for (;;) {
        await this.clock.wait(BEAT, stopped)
        if (stopped.aborted) throw failure('refresh_stopped', {})
        const [row] = await this.#run<Row>(
          `update errands set asker_seen_at = now() where id = $1 returning progress, outcome,
          taken_at is not null as taken, extract(epoch from now() - taker_seen_at)::float8 as silence,
          extract(epoch from now() - asked_at)::float8 as age`,
          [id],
        )
        if (row?.outcome) return resultOf(JSON.parse(row.outcome) as Outcome)
        if (!row || (row.silence ?? 0) > GONE_AFTER) throw failure('leader_missing:silent', {})
        if (!row.taken && row.age > TAKEN_WITHIN) throw failure('leader_missing', {})
        if (row.progress !== null && row.progress !== shown) {
          shown = row.progress
          onProgress?.(...(JSON.parse(shown) as Progress))
        }
      }
    } finally {
      // Whoever is at it sees that it is no longer wanted.
      await this.#run('delete from errands where id = $1', [id]).catch(() => {})
    }
  }

  /** As the leader, does what was asked, one after another, until the term is over; what is under way then ends by itself. Never rejects. */
  async serve(
    term: AbortSignal,
    work: (what: unknown, asked: Asked) => Promise<unknown>,
  ): Promise<void> {
    await this.#run(
      `delete from errands where asker_seen_at < now() - make_interval(secs => ${KEPT_FOR})`,
    ).catch(() => {})
    while (!term.aborted) {
      // While the database cannot be used, nobody can ask either.
      const [taken] = await this.#run<{ id: string; what: string }>(
        `update errands set taken_at = now(), taker_seen_at = now() where id = (
          select id from errands where taken_at is null
          and asker_seen_at > now() - make_interval(secs => ${GONE_AFTER})
          order by asked_at limit 1 for update skip locked) returning id, what`,
      ).catch(() => [])
      if (taken) await this.#do(taken, work)
      else await this.clock.wait(BEAT, term)
    }
  }

  async close(): Promise<void> {
    await (await this.#pool)?.end()
  }

  async #do(
    { id, what }: { id: string; what: string },
    work: Parameters<Errands['serve']>[1],
  ): Promise<void> {
    const unwanted = new AbortController()
    const over = new AbortController()
    let progress: string | null = null
    const looking = this.#look(id, over.signal, unwanted, () => progress)
    const onProgress = (...told: Progress) => {
      progress = JSON.stringify(told)
    }
    const asked = { signal: unwanted.signal, onProgress }
    const outcome = await work(JSON.parse(what), asked).then(
      (result): Outcome => ({ is: 'done', result }),
      (error): Outcome => outcomeOf(error),
    )
    over.abort()
    await looking
    // Where this cannot be said, whoever asked is told that the leader is gone.
    await this.#run('update errands set outcome = $2 where id = $1', [
      ...[id, JSON.stringify(outcome)],
    ]).catch(() => {})
  }

  /** Shows that it is being done, and how far it is, until it is over or no longer wanted. */
  async #look(
    id: string,
    over: AbortSignal,
    unwanted: AbortController,
    progress: () => string | null,
  ): Promise<void> {
    while (!over.aborted && !unwanted.signal.aborted) {
      const rows = await this.#run<{ gone: boolean }>(
        `update errands set taker_seen_at = now(), progress = $2 where id = $1
        returning asker_seen_at < now() - make_interval(secs => ${GONE_AFTER}) as gone`,
        [id, progress()],
      ).catch(() => null)
      if (rows !== null && (rows[0]?.gone ?? true)) unwanted.abort()
      await this.clock.wait(BEAT, over)
    }
  }

  async #run<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      this.#pool ??= connectionsTo(this.place)
      const client = await (await this.#pool).connect()
      try {
        return (await client.query<Row>(text, values)).rows as Row[]
      } finally {
        client.release()
      }
    } catch (error) {
      throw databaseUnavailable(shownAddress(this.place.url), error)
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  const fault = error instanceof YoujuError ? (error.fault ?? null) : null
  return { is: 'failed', fault, message: error instanceof Error ? error.message : String(error) }
}

function resultOf(outcome: Outcome): unknown {
  if (outcome.is === 'done') return outcome.result
  const { fault, message } = outcome
  if (fault === null || named(sentences, fault.name) === undefined) throw new Error(message)
  throw failure(fault.name as Parameters<typeof failure>[0], fault.values as never)
}
