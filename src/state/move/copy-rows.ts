import { type Kysely, sql } from 'kysely'
import { fromErasable } from '../erasable.js'
import type { Access, Tables } from '../tables.js'

/** A table of records; marks are of a file, and what is being answered is of processes that run. */
type RecordTable = Exclude<keyof Tables, 'marks' | 'questions'>
/** How many rows each table has. */
export type Counts = Record<RecordTable, number>

/** By which column each table is read in order, and which of its texts are erasable; a table stands behind those it refers to. */
const tables: { [Table in RecordTable]: [key: keyof Tables[Table], erasable?: string] } = {
  given: ['id', 'body'],
  votes: ['n', 'reason'],
  outcomes: ['given_id'],
  trials: ['n'],
  audit: ['n'],
  refreshes: ['id'],
  jobs: ['name'],
  subscriptions: ['channel'],
  channels: ['id'],
  held: ['id', 'data'],
  spent: ['day'],
  feeds: ['id'],
  feed_items: ['key'],
  sweeps: ['id'],
  turned: ['given_id', 'body'],
  watches: ['id', 'body'],
  notices: ['id', 'body'],
  keys: ['name'],
  tokens: ['id', 'name'],
  sessions: ['hash'],
}
const names = Object.keys(tables) as RecordTable[]
const AT_ONCE = 200

/** Copies all records of a database into one whose tables are empty, as they are but for how texts are made erasable. */
export async function copyRows(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  erasable: Access['erasable'],
): Promise<void> {
  for (const name of names) {
    const [key, erased] = tables[name]
    for (let last: unknown = null; ; ) {
      const rows = await rowsAfter(from, name, String(key), last)
      if (rows.length === 0) break
      await insert(
        to,
        name,
        rows.map((row) => recoded(row, erased, erasable)),
      )
      last = rows.at(-1)?.[String(key)]
    }
  }
}

export async function countRows(db: Kysely<Tables>): Promise<Counts> {
  const counts: Partial<Counts> = {}
  for (const name of names) {
    const { rows } = await sql<{
      rows: number
    }>`select count(*) as rows from ${sql.table(name)}`.execute(db)
    counts[name] = Number(rows[0]?.rows ?? 0)
  }
  return counts as Counts
}

/** In Postgres, lets rows to come be numbered behind those that were copied; SQLite does so by itself. */
export async function numberOn(db: Kysely<Tables>): Promise<void> {
  for (const name of names) {
    const key = String(tables[name][0])
    if (key !== 'n' && name !== 'sweeps') continue
    await sql`select setval(pg_get_serial_sequence(${name}, ${key}), max(${sql.ref(key)}))
      from ${sql.table(name)} having count(*) > 0`.execute(db)
  }
}

type Row = Record<string, unknown>

async function rowsAfter(
  db: Kysely<Tables>,
  name: RecordTable,
  key: string,
  last: unknown,
): Promise<Row[]> {
  const behind = last === null ? sql`` : sql`where ${sql.ref(key)} > ${last}`
  const { rows } = await sql<Row>`select * from ${sql.table(name)} ${behind}
    order by ${sql.ref(key)} limit ${sql.lit(AT_ONCE)}`.execute(db)
  return rows
}

async function insert(db: Kysely<Tables>, name: RecordTable, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
  await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(db)
}

function recoded(row: Row, erased: string | undefined, erasable: Access['erasable']): Row {
  const text = erased === undefined ? null : row[erased]
  return erased === undefined || typeof text !== 'string'
    ? row
    : { ...row, [erased]: erasable(fromErasable(text)) }
}
