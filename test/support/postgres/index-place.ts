import { existsSync, readdirSync } from 'node:fs'
import type { DatabasePlace } from '../../../src/database/address.js'
import { inDatabase } from './rows.js'
import { skipped as noServer, PostgresServer, programs } from './server.js'

/** Set where a missing extension is a failure rather than a reason to skip: `.ci/run` sets it. */
const isNeeded = process.env.YOUJU_NEEDS_POSTGRES === '1'

const isThere = programs !== null && hasVector()
if (!isThere && isNeeded) {
  throw new Error('YOUJU_NEEDS_POSTGRES is set, but this PostgreSQL has no pgvector')
}

/** Why tests that need pgvector are skipped: the title of their suite says it. */
export const skipped =
  noServer || (isThere ? '' : ' (skipped: this machine’s PostgreSQL has no pgvector)')

function hasVector(): boolean {
  const shares = '/usr/share/postgresql'
  const versions = existsSync(shares) ? readdirSync(shares) : []
  return versions.some((version) => existsSync(`${shares}/${version}/extension/vector.control`))
}

let made = 0

/** Returns a schema for an index of its own, on the server that all tests share. */
export async function newIndexPlace(): Promise<{ place: DatabasePlace; remove(): Promise<void> }> {
  const server = await PostgresServer.shared()
  const place = { url: server.url(), schema: `index_${process.pid}_${++made}` }
  const remove = async () => {
    await inDatabase({ ...place, schema: '' }, `drop schema if exists "${place.schema}" cascade`)
  }
  return { place, remove }
}
