import { createHash } from 'node:crypto'
import { YoujuError } from '../../domain/index.js'
import type { Fingerprint } from '../snapshot/manifest.js'
import type { Run } from './run.js'

/** The parameters of the graph with which recall was measured (docs/decisions/0050-index-on-postgres.md). */
const GRAPH = 'm = 24, ef_construction = 200'

/**
 * From this share of new passages on, a graph is built anew: one by one each takes some ten times as long to put into a graph that
 * stands as it does where all are put into a new one, by several workers.
 */
const MANY = 1 / 8

/** Bytes that a passage takes in a graph while it is built: its halved vector, its neighbours, and what pgvector keeps beside them. */
const OF_PASSAGE = 2_048
/** Bytes for building a graph: beyond what is given, pgvector goes on in the table itself, many times more slowly. */
const MEMORY = { least: 512 * 2 ** 20, most: 2 * 2 ** 30 } as const

/** Returns the bytes to build a graph with where the server has set fewer. */
function memoryFor(passages: number): number {
  return Math.min(Math.max(passages * OF_PASSAGE, MEMORY.least), MEMORY.most)
}

/** Returns how the tables of the vectors that one model makes begin: those of another have no place in their graphs. */
function nameOf({ model, pooling, dimensions }: Fingerprint): string {
  const name = JSON.stringify([model, pooling, dimensions])
  return `index_space_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
}

/** Makes a table for the vectors of new passages, without a graph. Returns its name. @param n the number of the version */
export async function makeSpace(run: Run, fingerprint: Fingerprint, n: number): Promise<string> {
  const space = `${nameOf(fingerprint)}_${n}`
  const { dimensions } = fingerprint
  await run(
    `create table ${space} (
      id int primary key, article int not null, published text collate "C", source text collate "C",
      v halfvec(${dimensions}) not null, w vector(${dimensions}) not null
    )`,
  )
  return space
}

/** The vectors of a new version: the table of its new ones, and that of the version before. */
interface Parts {
  fresh: string
  /** How many new passages there are, and how many in all. */
  added: number
  passages: number
  before: string | null
  /** The numbers of the articles that are kept. */
  kept: readonly number[]
}

/**
 * Returns the table with all vectors of a new version. A few new ones are put into the table of the version before; with many, or where
 * there is none, theirs becomes a table of its own, with those that are kept and a new graph, beside which the old one is read.
 */
export async function joinSpaces(
  run: Run,
  { fresh, added, passages, before, kept }: Parts,
): Promise<string> {
  if (before !== null && added < MANY * passages) {
    await run(`insert into ${before} select * from ${fresh} order by id`)
    await run(`drop table ${fresh}`)
    return before
  }
  if (before !== null) {
    await run(`insert into ${fresh} select * from ${before} where article = any($1) order by id`, [
      kept,
    ])
  }
  await run(
    `select set_config('maintenance_work_mem', greatest(pg_size_bytes(current_setting('maintenance_work_mem')), $1) / 1024 || 'kB', true)`,
    [memoryFor(passages)],
  )
  await run(`create index ${fresh}_article on ${fresh} (article)`)
  await makeGraph(run, fresh)
  return fresh
}

/** Makes the graph of a table; in a transaction. */
async function makeGraph(run: Run, space: string): Promise<void> {
  const graph = `create index ${space}_hnsw on ${space} using hnsw (v halfvec_ip_ops) with (${GRAPH})`
  await run('savepoint graph')
  try {
    await run(graph)
  } catch (error) {
    const isFull =
      error instanceof YoujuError && error.fault?.name === 'state_unavailable:database_full'
    if (!isFull) throw error
    // Several workers build in shared memory. A server that has less of it, as in most containers, says the same as for a full disk.
    await run('rollback to savepoint graph')
    await run('set local max_parallel_maintenance_workers = 0')
    await run(graph)
  }
}
