import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../../src/state/open-state.js'
import { openSharedState } from '../../../../src/state/postgres/open-shared-state.js'
import { temporaryFolder } from '../../../support/cli/run-youju.js'
import { inDatabase } from '../../../support/postgres/rows.js'
import { PostgresServer, programs, skipped } from '../../../support/postgres/server.js'

/** Facts about a file, how far a schema has come, and what only several processes need. */
const own = /^(?:kysely_|sqlite_|marks|migrations|leader$|errands$|counted$)/

describe.skipIf(programs === null)(`Postgres${skipped}`, () => {
  test('has the tables and columns of SQLite, with the same kinds of values', async () => {
    const { folder, remove } = await temporaryFolder()
    onTestFinished(remove)
    await (await openState(folder)).close()
    const database = new Database(join(folder, 'state.db'))
    const inFile = database
      .prepare(
        `select t.name as "table", c.name as "column", lower(c.type) as type, c."notnull" or c.pk as required
         from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table'`,
      )
      .all([]) as Record<string, unknown>[]
    database.close()
    const place = { url: (await PostgresServer.shared()).url(), schema: `schema_${process.pid}` }
    await (await openSharedState(place)).close()
    const shared = await inDatabase(
      place,
      `select table_name as "table", column_name as "column", replace(data_type, 'bigint', 'integer') as type,
         (is_nullable = 'NO')::int as required
       from information_schema.columns where table_schema = '${place.schema}'`,
    )
    const lines = (columns: Record<string, unknown>[]) =>
      columns
        .filter(({ table }) => !own.test(String(table)))
        .map((each) => [each.table, each.column, each.type, each.required].join(' '))
        .sort()
    expect(lines(shared)).toEqual(lines(inFile))
    expect(lines(shared).length).toBeGreaterThan(100)
    const collations = await inDatabase(
      place,
      `select distinct collation_name from information_schema.columns
       where table_schema = '${place.schema}' and data_type = 'text' and table_name <> 'migrations'`,
    )
    expect(collations).toEqual([{ collation_name: 'C' }])
  })
})
