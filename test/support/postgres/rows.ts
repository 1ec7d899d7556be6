import pg from 'pg'
import type { DatabasePlace } from '../../../src/state/postgres/connections.js'

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
