/**
 * `npm run bench` starts this for what it measures in a database, unless it is given one: a server in a folder, which is made if it
 * is not there. Prints its address; ends when standard input does.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { PostgresServer } from '../support/postgres/server.js'

/** Unlike the servers of the tests, it writes as one in use does. */
const settings = [
  ...['fsync = on', 'synchronous_commit = on', 'full_page_writes = on', 'autovacuum = on'],
  ...[`shared_buffers = '1GB'`, `max_wal_size = '4GB'`, `checkpoint_timeout = '15min'`],
]

const folder = resolve(process.argv[2] ?? '')
const server = existsSync(folder)
  ? PostgresServer.again(folder)
  : await PostgresServer.make(folder, settings)
const stop = () => {
  server.stop('fast')
  process.exit()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
process.stdin.once('end', stop).resume()
process.stdout.write(`${server.networkUrl()}\n`)
