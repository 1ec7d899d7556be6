import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { nonce } from '../../corpus/write-whole.js'
import { type DatabasePlace, shownAddress } from '../../database/address.js'
import { makeFolders } from '../../ingest/make-folders.js'
import { failure } from '../../wording/failure.js'
import { copyUnused, DATABASE } from '../copy-database.js'
import { openDatabase } from '../database.js'
import { erasable } from '../erasable.js'
import { patiently, stateUnavailable } from '../failures.js'
import { migrate } from '../migrations.js'
import { asItIs, SharedDatabase } from '../postgres/shared-database.js'
import type { Tables } from '../tables.js'
import { type Counts, copyRows, countRows, numberOn } from './copy-rows.js'

/**
 * Copies all records of a state folder into a Postgres database that has none yet, all or nothing; the file stays as it is.
 * @throws YoujuError move_refused, state_unavailable, model_missing
 */
export async function moveState(stateDir: string, place: DatabasePlace): Promise<Counts> {
  const file = join(stateDir, DATABASE)
  return whileAside(stateDir, async (copy) => {
    const copied = await copyUnused(stateDir, copy)
    if (copied === 'absent') throw failure('move_refused:absent', { file })
    if (copied === 'in use') throw failure('move_refused:in_use', { file })
    return inFile(copy, async (from) => {
      const to = await SharedDatabase.open(place)
      try {
        return await to.write((all) => filled(from, all, place))
      } finally {
        await to.close()
      }
    })
  })
}

/**
 * Writes all records of a Postgres database, as they are at one moment, into a new file as a state folder has it.
 * @throws YoujuError state_unavailable, model_missing
 */
export async function dumpState(place: DatabasePlace, file: string): Promise<void> {
  const from = await SharedDatabase.open(place)
  try {
    await from.snapshot((all) =>
      inFile(file, (db) => db.transaction().execute((to) => copyRows(all, to, erasable))),
    )
  } finally {
    await from.close()
  }
}

async function filled(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  place: DatabasePlace,
): Promise<Counts> {
  const shown = { place: shownAddress(place.url), schema: place.schema }
  if (Object.values(await countRows(to)).some((rows) => rows > 0)) {
    throw failure('move_refused:not_empty', shown)
  }
  await copyRows(from, to, asItIs)
  await numberOn(to)
  const [before, after] = [await countRows(from), await countRows(to)]
  const table = (Object.keys(before) as (keyof Counts)[]).find(
    (name) => before[name] !== after[name],
  )
  if (table) {
    const rows = { before: before[table], after: after[table] }
    throw failure('move_refused:counts', { ...shown, table, ...rows })
  }
  return after
}

/** Runs work with a database file of the newest schema, which is whole once it is closed. */
async function inFile<T>(file: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  try {
    const opened = await openDatabase(file)
    try {
      await patiently(() => migrate(opened.db, file))
      const result = await work(opened.db)
      await opened.emptyLog()
      return result
    } finally {
      await opened.close()
    }
  } catch (error) {
    throw stateUnavailable(file, error)
  }
}

/** Runs work with the path of a file that is deleted afterwards. */
async function whileAside<T>(folder: string, work: (file: string) => Promise<T>): Promise<T> {
  await makeFolders(folder)
  const file = join(folder, `.${nonce()}.part`)
  try {
    return await work(file)
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true })
  }
}
