import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import { openSharedState } from '../../../src/state/postgres/open-shared-state.js'
import type { State } from '../../../src/state/state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { inDatabase } from '../../support/postgres/rows.js'
import { PostgresServer, programs, skipped } from '../../support/postgres/server.js'

const begun = { user: 'mod', locale: 'en', at: '2025-03-05T08:00:00.000Z' }
const dead = spawnSync(process.execPath, ['--version']).pid
const owner = (pid: number, host = hostname()) => JSON.stringify({ pid, host, nonce: 'another' })
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** What another process, or one that is gone, has left in the table. */
const left = {
  'a process that ended': [owner(dead), minutesAgo(0)],
  'one of the same number before this one': [owner(process.pid), minutesAgo(0)],
  'an older program': [null, null],
  'another machine that went silent': [owner(1, 'elsewhere'), minutesAgo(4)],
  'a process that runs': [owner(process.ppid), minutesAgo(60)],
  'another machine that showed itself': [owner(1, 'elsewhere'), minutesAgo(1)],
} as const

type Exec = (sql: string) => Promise<unknown> | unknown

async function expectOnlyTheDead(open: () => Promise<State>, exec: Exec): Promise<void> {
  const state = await open()
  for (const [id, [whose, renewed]] of Object.entries(left)) {
    const values = [id, 'mod', 'en', begun.at, whose, renewed]
    const literals = values.map((value) => (value === null ? 'null' : `'${value}'`)).join(', ')
    await exec(
      `insert into refreshes (id, "user", locale, at, owner, renewed_at) values (${literals})`,
    )
  }
  const own = await state.beginRefresh(begun)
  const ids = (await state.refreshesBegun()).map(({ id }) => id).sort()
  expect(ids).toEqual([...Object.keys(left).slice(0, 4), own].sort())
  await state.close()
}

test('a refresh that another process still does is not taken for interrupted', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  await expectOnlyTheDead(
    () => openState(folder),
    (sql) => {
      const database = new Database(join(folder, 'state.db'))
      database.exec(sql)
      database.close()
    },
  )
})

describe.skipIf(programs === null)(`on Postgres${skipped}`, () => {
  test('it is not either', async () => {
    const place = { url: (await PostgresServer.shared()).url(), schema: `owners_${process.pid}` }
    await expectOnlyTheDead(
      () => openSharedState(place),
      (sql) => inDatabase(place, sql),
    )
  })
})
