import { ABOUT_SERVER, assertSuited, type Server } from '../../database/suited.js'
import { failure } from '../../wording/failure.js'
import { SHARD_BITS } from './forms.js'
import type { Run } from './run.js'

/** The oldest pgvector that this works with: iterative scans. */
const OLDEST = [0, 8] as const

/** Must be raised whenever the tables change. */
const TABLES = 2

/**
 * What has no name for all versions:
 * - articles and passages have numbers that are given once, in ascending order, and never again;
 * - a version is the numbers of its articles, in row order; its passages are theirs;
 * - a posting is three bytes: the low 16 bits of the passage's number and how often it contains the term; the rest of the
 *   number is the shard;
 * - texts are JSON, since Postgres stores neither NUL nor half a surrogate pair; ids and terms are UTF-16.
 * Nothing that a search reads is ever updated, but for posting lists, which grow, and shrink by what is of no version.
 */
const statements = [
  `create table index_head (
    id int primary key default 1 check (id = 1), tables int not null,
    serving int, holder text, host text, pid int, articles int not null default 0, passages int not null default 0
  )`,
  `insert into index_head (tables) values (1)`,
  `create table index_version (
    n int primary key, name text collate "C" unique not null, state text not null, schema int not null,
    space text not null, manifest text not null, articles bytea not null, read_at timestamptz not null default now()
  )`,
  `create table index_article (
    id int primary key, key bytea not null, first int not null, passages int not null, facts text not null,
    head text not null, body text not null, spans bytea not null, counts bytea not null
  )`,
  `create index index_article_key on index_article (key)`,
  `create table index_posting (
    term bytea not null, shard int not null, data bytea not null, primary key (term, shard)
  )`,
  `alter table index_posting alter column data set storage external`,
  `create table index_note (name text primary key, data bytea not null)`,
  `create table index_vector (key bytea primary key, data bytea not null)`,
] as const

/** Brings tables of the first kind up to date: how many passages the lists of a shard are of, also those that are gone; long ids. */
const second = [
  // Ids may be longer than an ordered index takes.
  `drop index index_article_key`,
  `create index index_article_key on index_article using hash (key)`,
  `create table index_shard (shard int primary key, passages int not null)`,
  `insert into index_shard select s, ${2 ** SHARD_BITS}
  from index_head, generate_series(0, (index_head.passages - 1) >> ${SHARD_BITS}) s`,
  // Lists are written anew as a whole, so that what they were before is most of the table soon.
  `alter table index_posting set (autovacuum_vacuum_scale_factor = 0.1, toast.autovacuum_vacuum_scale_factor = 0.1)`,
  `update index_head set tables = 2`,
] as const

/**
 * Makes the tables where there are none; of processes that start together, one does it.
 * @throws YoujuError state_unavailable: no pgvector, or one that is too old; tables of a newer program
 */
export async function makeTables(run: Run, schema: string, place: string): Promise<void> {
  const [server] = await run<Server>(ABOUT_SERVER)
  assertSuited(server, place)
  if (!(await isMade(run, schema))) await make(run, schema, place)
  await assertVector(run, place)
  const tables = await tablesOf(run)
  if (tables > TABLES) throw failure('state_unavailable:database_newer', { place })
  if (tables < TABLES) await alone(run, schema, () => bringUp(run))
}

async function tablesOf(run: Run): Promise<number> {
  const [head] = await run<{ tables: number }>('select tables from index_head')
  return head?.tables ?? 0
}

async function bringUp(run: Run): Promise<void> {
  if ((await tablesOf(run)) < 2) for (const statement of second) await run(statement)
}

/** Runs statements in a transaction that one process at a time has. */
async function alone(run: Run, schema: string, work: () => Promise<void>): Promise<void> {
  await run('begin')
  try {
    await run(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`youju ${schema}`])
    await work()
    await run('commit')
  } catch (error) {
    await run('rollback').catch(() => {})
    throw error
  }
}

async function isMade(run: Run, schema: string): Promise<boolean> {
  const [found] = await run<{ made: boolean }>('select to_regclass($1) is not null as made', [
    `"${schema}".index_head`,
  ])
  return found?.made === true
}

async function make(run: Run, schema: string, place: string): Promise<void> {
  await makeVector(run, place)
  await alone(run, schema, async () => {
    if (await isMade(run, schema)) return
    const named = await run('select 1 from pg_namespace where nspname = $1', [schema])
    // Looks first: who may not create one may use one that is there.
    if (named.length === 0) await run(`create schema "${schema}"`)
    for (const statement of statements) await run(statement)
    await bringUp(run)
  })
}

async function makeVector(run: Run, place: string): Promise<void> {
  if ((await versionOfVector(run)) !== null) return
  const known = await run(`select 1 from pg_available_extensions where name = 'vector'`)
  if (known.length === 0) throw failure('state_unavailable:vector_missing', { place })
  await run('create extension if not exists vector schema public').catch(async (error) => {
    // Another process may have just made it.
    if ((await versionOfVector(run)) !== null) return
    const [right] = await run<{ isReadOnly: boolean }>(`select pg_is_in_recovery() as "isReadOnly"`)
    if (right?.isReadOnly) throw error
    throw failure('state_unavailable:vector_denied', { place }, error)
  })
}

async function versionOfVector(run: Run): Promise<string | null> {
  const [found] = await run<{ version: string }>(
    `select extversion as version from pg_extension where extname = 'vector'`,
  )
  return found?.version ?? null
}

async function assertVector(run: Run, place: string): Promise<void> {
  const version = await versionOfVector(run)
  if (version === null) throw failure('state_unavailable:vector_missing', { place })
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  throw failure('state_unavailable:vector_old', { place, version, least: OLDEST.join('.') })
}
