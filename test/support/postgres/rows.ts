import pg from 'pg'
import type { DatabasePlace } from '../../../src/database/address.js'

/** Runs statements of its own in the schema of a state; returns the rows of the last. */
export async function inDatabase(
  { url, schema }: DatabasePlace,
  ...statements: string[]
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (schema !== '') await client.query(`set search_path to "${schema}"`)
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** Returns all rows of all tables of a state as one text. */
export async function rowsIn(place: DatabasePlace): Promise<string> {
  const [row] = await inDatabase(place, `select schema_to_xml('${place.schema}', true, false, '')`)
  return String(row?.schema_to_xml)
}

/** Deletes all rows: far less work for the server than another schema. */
export async function emptied(place: DatabasePlace): Promise<DatabasePlace> {
  await inDatabase(
    place,
    `do $$ declare t text; begin
      for t in select tablename from pg_tables where schemaname = '${place.schema}' and tablename <> 'migrations'
      loop execute format('delete from %I', t); end loop;
    end $$`,
  )
  return place
}
