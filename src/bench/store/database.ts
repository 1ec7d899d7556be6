import { needPackages } from '../../embed/packages.js'
import { parentOf } from '../processes/processor-time.js'

/** Runs one statement; without limits of time. */
export type Query = <T = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
) => Promise<T[]>

/**
 * Runs work on a connection of its own, which finds the tables of the index.
 * @throws YoujuError model_missing if the package `pg` is not installed
 */
export async function connectedTo<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  needPackages(['pg'], 'no_database')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set search_path to youju, public')
    return await work(async (text, values = []) => (await client.query(text, [...values])).rows)
  } finally {
    await client.end()
  }
}

/** Returns the address of another database of the same server. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url.replace('@/', '@localhost/'))
  address.pathname = `/${name}`
  return url.includes('@/') ? address.href.replace('@localhost/', '@/') : address.href
}

/** Makes a database, unless it is there. Returns its address. */
export async function makeDatabase(url: string, name: string): Promise<string> {
  await connectedTo(url, async (query) => {
    const there = await query('select 1 from pg_database where datname = $1', [name])
    if (there.length === 0) await query(`create database ${name}`)
  })
  return databaseAt(url, name)
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await connectedTo(url, (query) => query(`drop database if exists ${name} with (force)`))
}

/** Returns the process that all of the server's are started by; null where the server is on another machine. */
export async function postmasterAt(url: string): Promise<number | null> {
  return connectedTo(url, async (query) => {
    const [own] = await query<{ pid: number }>('select pg_backend_pid() as pid')
    return own ? parentOf(own.pid) : null
  })
}

/** The bytes of each part of an index in a database. */
export interface Sizes {
  articles: number
  words: number
  vectors: number
  graph: number
  /** Vectors by text, so that nothing is embedded twice. */
  known: number
  others: number
}

export async function sizesAt(url: string): Promise<Sizes> {
  const rows = await connectedTo(url, (query) =>
    query<{ name: string; isGraph: boolean; bytes: string }>(
      `select c.relname as name, coalesce(am.amname = 'hnsw', false) as "isGraph",
        case c.relkind when 'i' then pg_relation_size(c.oid) else pg_table_size(c.oid) end as bytes
      from pg_class c left join pg_am am on am.oid = c.relam
      where c.relnamespace = 'youju'::regnamespace and c.relkind in ('r', 'i')`,
    ),
  )
  const sizes: Sizes = { articles: 0, words: 0, vectors: 0, graph: 0, known: 0, others: 0 }
  for (const { name, isGraph, bytes } of rows) {
    sizes[isGraph ? 'graph' : partOf(name)] += Number(bytes)
  }
  return sizes
}

function partOf(name: string): keyof Sizes {
  if (name.startsWith('index_article')) return 'articles'
  if (name.startsWith('index_posting')) return 'words'
  if (name.startsWith('index_space')) return 'vectors'
  return name.startsWith('index_vector') ? 'known' : 'others'
}

/** Returns how often the graph was searched, as the server has counted so far. */
export async function graphScansAt(url: string): Promise<number> {
  const [found] = await connectedTo(url, (query) =>
    query<{ scans: string }>(
      `select coalesce(sum(pg_stat_get_numscans(c.oid)), 0) as scans from pg_class c join pg_am am on am.oid = c.relam
      where am.amname = 'hnsw' and c.relnamespace = 'youju'::regnamespace`,
    ),
  )
  return Number(found?.scans ?? 0)
}
