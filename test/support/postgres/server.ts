import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inDatabase } from './rows.js'

/** Set where a missing server is a failure rather than a reason to skip: `.ci/run` sets it. */
const isNeeded = process.env.YOUJU_NEEDS_POSTGRES === '1'

/** The name of the shared server's folder below that of all tests. */
const SHARED = 'postgres'

/** Of the user `postgres` in all servers of the tests. */
export const PASSWORD = 'kept-from-logs'

/** The folder of the server's programs; null where there are none. */
export const programs: string | null = findPrograms()

if (programs === null && isNeeded)
  throw new Error('YOUJU_NEEDS_POSTGRES is set, but there is no PostgreSQL')

/** Why tests that need a server are skipped: the title of their suite says it. */
export const skipped = programs === null ? ' (skipped: there is no PostgreSQL on this machine)' : ''

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : []
  const folders = [
    ...versions.sort((a, b) => b - a).map((version) => join(debian, `${version}`, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

/** Postgres does not run as root: then it runs as the user that its package makes. */
function asItsUser(): Pick<ExecFileSyncOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function makeFolder(folder: string): void {
  mkdirSync(folder)
  const { uid, gid } = asItsUser()
  if (uid === undefined || gid === undefined) return
  // Its user has to get there.
  chmodSync(tmpdir(), 0o711)
  execFileSync('chown', [`${uid}:${gid}`, folder])
}

/** A server of its own, in a temporary folder. */
export class PostgresServer {
  readonly #data: string

  private constructor(
    /** Holds its data and its socket. */
    readonly folder: string,
    readonly port: number,
  ) {
    this.#data = join(folder, 'data')
  }

  /** Makes a server in a new folder, and starts it. */
  static async make(folder: string, settings: readonly string[] = []): Promise<PostgresServer> {
    makeFolder(folder)
    const server = new PostgresServer(folder, await freePort())
    const password = join(folder, 'password')
    writeFileSync(password, PASSWORD)
    const how = ['--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${password}`]
    const text = ['--encoding=UTF8', '--locale=C.UTF-8', '--username=postgres']
    server.#run('initdb', ['--pgdata', server.#data, ...how, ...text, '--no-sync'])
    server.#configure(settings)
    server.start()
    return server
  }

  /** The one that all tests of a run share: whoever needs it first starts it; the end of the run stops it. */
  static async shared(): Promise<PostgresServer> {
    const folder = join(tmpdir(), SHARED)
    const ready = `${folder}.port`
    try {
      mkdirSync(`${folder}.starting`)
    } catch {
      while (!existsSync(ready)) await sleep(20)
      return new PostgresServer(folder, Number(readFileSync(ready, 'utf8')))
    }
    const server = await PostgresServer.make(folder)
    writeFileSync(`${ready}.part`, `${server.port}`)
    renameSync(`${ready}.part`, ready)
    return server
  }

  /**
   * Makes a standby in a new folder, which follows this server (streaming replication) and may be read. It needs `caughtUp`
   * before it is asked for what was just written.
   */
  async standby(folder: string): Promise<PostgresServer> {
    makeFolder(folder)
    const standby = new PostgresServer(folder, await freePort())
    const from = ['--host', this.folder, '--port', `${this.port}`, '--username', 'postgres']
    const how = ['--write-recovery-conf', '--checkpoint=fast', '--no-sync']
    standby.#run('pg_basebackup', ['--pgdata', standby.#data, ...from, ...how])
    standby.#configure([])
    standby.start()
    return standby
  }

  /** Waits until this standby has all that was written to the server that it follows. */
  async caughtUp(primary: PostgresServer): Promise<void> {
    const one = async (server: PostgresServer, text: string) =>
      (await inDatabase({ url: server.url(), schema: '' }, text))[0]
    const there = await one(primary, 'select pg_current_wal_flush_lsn()::text as at')
    const replayed = `select coalesce(pg_last_wal_replay_lsn() >= '${there?.at}', false) as "isThere"`
    while (!(await one(this, replayed))?.isThere) await sleep(20)
  }

  /** Makes this standby the primary. */
  promote(): void {
    this.#ctl('promote')
  }

  static stopShared(folder: string): void {
    const shared = join(folder, SHARED)
    if (existsSync(`${shared}.port`)) new PostgresServer(shared, 0).stop()
  }

  start(): void {
    this.#ctl('start', '--log', join(this.folder, 'log'))
  }

  /** As a machine that loses its power does it, where nothing is ended in order; or `fast`, so that it starts soon again. */
  stop(mode: 'immediate' | 'fast' = 'immediate'): void {
    this.#ctl('stop', '--mode', mode)
  }

  /** Starts the server of a folder again. */
  static again(folder: string): PostgresServer {
    const told = readFileSync(join(folder, 'data', 'conf.more'), 'utf8')
    const server = new PostgresServer(folder, Number(/^port = (\d+)$/m.exec(told)?.[1]))
    server.start()
    return server
  }

  /** The address of a database, by its socket. */
  url(database = 'postgres'): string {
    return `postgresql://postgres@/${database}?host=${encodeURIComponent(this.folder)}&port=${this.port}`
  }

  /** The same by the network, where it asks for a password. */
  networkUrl(database = 'postgres', password = PASSWORD): string {
    return `postgresql://postgres:${password}@127.0.0.1:${this.port}/${database}`
  }

  #configure(settings: readonly string[]): void {
    const own = [
      `unix_socket_directories = '${this.folder}'`,
      `listen_addresses = '127.0.0.1'`,
      `port = ${this.port}`,
      ...['fsync = off', 'synchronous_commit = off', 'full_page_writes = off'],
      ...['shared_buffers = 32MB', 'max_connections = 60', 'autovacuum = off'],
      ...settings,
    ]
    const file = join(this.#data, 'conf.more')
    writeFileSync(file, own.join('\n'))
    const main = join(this.#data, 'postgresql.conf')
    writeFileSync(main, `include '${file}'\n`, { flag: 'a' })
    chmodSync(file, 0o644)
  }

  #ctl(action: string, ...options: string[]): void {
    this.#run('pg_ctl', [action, '--silent', '--wait', '--pgdata', this.#data, ...options])
  }

  #run(program: string, args: readonly string[]): void {
    if (programs === null) throw new Error('there is no PostgreSQL')
    const path = join(programs, program)
    // Seconds: after a crash a large database takes more than the usual minute to come up.
    const env = { LC_ALL: 'C.UTF-8', PGCTLTIMEOUT: '900' }
    const how = { ...asItsUser(), cwd: this.folder, stdio: 'ignore', env }
    execFileSync(path, args, how as ExecFileSyncOptions)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
