import { ABOUT_SERVER, assertSuited, type Server } from '../../database/suited.js'
import { failure } from '../../wording/failure.js'
import type { Run } from './run.js'

/** The oldest pgvector that this works with: iterative scans. */
const OLDEST = [0, 8] as const

/** Must be raised whenever the tables change. */
const TABLES = 1

/**
 * What has no name for all versions:
 * - articles and passages have numbers that are given once, in ascending order, and never again;
 * - a version is the numbers of its articles, in row order; its passages are theirs;
 * - a posting is three bytes: the low 16 bits of the passage's number and how often it contains the term; the rest of the
 *   number is the shard;
 * - texts are JSON, since Postgres stores neither NUL nor half a surrogate pair; ids and terms are UTF-16.
 * Nothing that a search reads is ever updated, but for posting lists, which grow.
 */
const statements = [
  `create table index_head (
    id int primary key default 1 check (id = 1), tables int not null,
    serving int, holder text, host text, pid int, articles int not null default 0, passages int not null default 0
  )`,
  `insert into index_head (tables) values (${TABLES})`,
  `create table index_version (
    n int primary key, name text collate "C" unique not null, state text not null, schema int not null,
    space text not null, manifest text not null, articles bytea not null, read_at timestamptz not null default now()
  )`,
  `create table index_article (
    id int primary key, key bytea not null, first int not null, passages int not null, facts text not null,
    head text not null, body text not null, spans bytea not null, counts bytea not null
  )`,
  // Ids may be longer than an ordered index takes.
  `create index index_article_key on index_article using hash (key)`,
  `create table index_posting (
    term bytea not null, shard int not null, data bytea not null, primary key (term, shard)
  )`,
  `alter table index_posting alter column data set storage external`,
  `create table index_note (name text primary key, data bytea not null)`,
  `create table index_vector (key bytea primary key, data bytea not null)`,
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
  const [head] = await run<{ tables: number }>('select tables from index_head')
  if (head && head.tables > TABLES) throw failure('state_unavailable:database_newer', { place })
}

async function isMade(run: Run, schema: string): Promise<boolean> {
  const [found] = await run<{ made: boolean }>('select to_regclass($1) is not null as made', [
    `"${schema}".index_head`,
  ])
  return found?.made === true
}

async function make(run: Run, schema: string, place: string): Promise<void> {
  await makeVector(run, place)
  await run('begin')
  try {
    await run(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`youju ${schema}`])
    if (!(await isMade(run, schema))) {
      const named = await run('select 1 from pg_namespace where nspname = $1', [schema])
      // Looks first: who may not create one may use one that is there.
      if (named.length === 0) await run(`create schema "${schema}"`)
      for (const statement of statements) await run(statement)
    }
    await run('commit')
  } catch (error) {
    await run('rollback').catch(() => {})
    throw error
  }
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
