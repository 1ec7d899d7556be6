import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { databasePlace } from '../../../../src/database/address.js'
import { databaseUnavailable } from '../../../../src/database/faults.js'
import { YoujuError } from '../../../../src/domain/index.js'
import { openSharedState } from '../../../../src/state/postgres/open-shared-state.js'
import type { State, StateEvent } from '../../../../src/state/state.js'
import { errorIn } from '../../../../src/wording/errors.js'
import { aboutBridge, appOnNews, dearerBridge } from '../../../support/app/app-on-news.js'
import { callYouju } from '../../../support/cli/call-youju.js'
import { inDatabase } from '../../../support/postgres/rows.js'
import { PASSWORD, PostgresServer, programs, skipped } from '../../../support/postgres/server.js'
import { newAnswer } from '../../../support/state/answered-examples.js'
import { discord } from '../../bot/running-bot.js'
import { startedBot } from '../../bot/started-bot.js'

const place = (url: string) => databasePlace(url, null)
const admin = (server: PostgresServer) => ({ url: server.url(), schema: '' })

/** Everything that an error could show to anybody. */
const shownBy = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack} ${error.message} ${JSON.stringify(error)} ${shownBy(error.cause)}`
    : String(error)

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  )
  expect(error).toBeInstanceOf(YoujuError)
  expect(shownBy(error)).not.toContain(PASSWORD)
  expect(errorIn('en', error as YoujuError)).toMatch(/^The database postgresql:\/\/.+\.$/)
  return (error as YoujuError).fault?.name ?? ''
}

describe.skipIf(programs === null)(`faults of Postgres${skipped}`, () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await PostgresServer.make(join(tmpdir(), 'postgres-faults'), [
      'max_connections = 12',
      'superuser_reserved_connections = 0',
      // Else what was committed just before the server is stopped would be lost.
      'synchronous_commit = on',
    ])
  })
  afterAll(() => server.stop())

  const fault = (url: string) => faultOf(openSharedState(place(url)))
  /** Runs work with a state in a database of its own. */
  async function withState(
    name: string,
    work: (state: State) => Promise<void>,
    onEvent?: (event: StateEvent) => void,
  ): Promise<void> {
    await inDatabase(admin(server), `create database ${name}`)
    const state = await openSharedState(place(server.networkUrl(name)), { onEvent })
    try {
      await work(state)
    } finally {
      await state.close()
    }
  }

  test('of the address, the password and the database each have their sentence', async () => {
    const nobody = server.networkUrl().replace(`:${server.port}/`, ':1/')
    expect(await fault(nobody)).toBe('state_unavailable:database_unreachable')
    const nowhere = server.networkUrl().replace('127.0.0.1', 'nowhere.invalid')
    expect(await fault(nowhere)).toBe('state_unavailable:database_unreachable')
    const wrong = server.networkUrl('postgres', `${PASSWORD}-not`)
    expect(await fault(wrong)).toBe('state_unavailable:database_login')
    const without = server.networkUrl().replace(`:${PASSWORD}@`, '@')
    expect(await fault(without)).toBe('state_unavailable:database_login')
    expect(await fault(server.networkUrl('absent'))).toBe('state_unavailable:database_absent')
    const secured = `${server.networkUrl()}?sslmode=require`
    expect(await fault(secured)).toBe('state_unavailable:database_tls')
  })

  test('of a database that cannot hold every text, and of one by a newer program', async () => {
    const latin = `create database latin encoding 'LATIN1' locale 'C' template template0`
    await inDatabase(admin(server), latin)
    expect(await fault(server.url('latin'))).toBe('state_unavailable:database_encoding')
    await withState('newer', async () => {})
    const newer = { url: server.url('newer'), schema: 'youju' }
    await inDatabase(newer, `insert into migrations values ('999-later', '')`)
    expect(await fault(newer.url)).toBe('state_unavailable:database_newer')
  })

  test('of a user who may not make tables, and who may use those that were made for them', async () => {
    const user = `create role guest login; create database guarded; grant connect on database guarded to guest`
    for (const statement of user.split('; ')) await inDatabase(admin(server), statement)
    const url = server.url('guarded').replace('postgres@', 'guest@')
    expect(await fault(url)).toBe('state_unavailable:database_denied')
    const owner = { url: server.url('guarded'), schema: '' }
    await inDatabase(owner, 'create schema youju authorization guest')
    const state = await openSharedState(place(url))
    expect(await state.gaps()).toEqual([])
    await state.close()
  })

  test('read-only: what is there is read, what would be written is refused', async () => {
    const events: string[] = []
    await withState(
      'standby',
      async (state) => {
        const id = await state.keep(newAnswer())
        await inDatabase(
          admin(server),
          'alter database standby set default_transaction_read_only = on',
        )
        await endConnections()
        expect(await state.given(id)).toMatchObject({ id })
        for (const _ of [1, 2]) {
          expect(await faultOf(state.keep(newAnswer()))).toBe(
            'state_unavailable:database_read_only',
          )
        }
        expect(events).toEqual(['readOnly'])
        const isReadOnly = { what: 'read_only', at: expect.any(String) }
        expect(await state.mishap()).toEqual(isReadOnly)
        // Whoever asks for the health while it is gone is told what was known.
        server.stop()
        expect(await state.mishap()).toEqual(isReadOnly)
        server.start()
        await inDatabase(
          admin(server),
          'alter database standby reset default_transaction_read_only',
        )
        await endConnections()
        expect(await state.mishap()).toBeNull()
        expect(events).toEqual(['readOnly', 'writable'])
        expect(await state.keep(newAnswer())).toMatch(/^\w{10}$/)
      },
      ({ what }) => void events.push(what),
    )
  })

  test('no connection left', async () => {
    await withState('crowded', async (state) => {
      await inDatabase(admin(server), 'alter database crowded connection limit 0')
      // It does not hold for a superuser.
      const url = server.url('crowded').replace('postgres@', 'guest@')
      expect(await faultOf(openSharedState(place(url)))).toBe('state_unavailable:database_crowded')
      expect(await state.gaps()).toEqual([])
    })
  })

  test('a connection that was killed is replaced, and a write that it cut off is done once', async () => {
    await withState('killed', async (state) => {
      const id = await state.keep(newAnswer())
      await endConnections()
      expect(await state.given(id)).toMatchObject({ id })
      await endConnections()
      await state.spend('2025-03-05', 7)
      expect(await state.spent('2025-03-05')).toBe(7)
      // In the middle of a write: it waits for a row that another holds.
      const busy = inDatabase(
        { url: server.url('killed'), schema: 'youju' },
        'begin',
        `update spent set tokens = tokens + 1`,
        `select pg_sleep(1)`,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'youju'`,
        'commit',
      )
      const spending = state.spend('2025-03-05', 7)
      await Promise.all([busy, spending])
      expect(await state.spent('2025-03-05')).toBe(15)
    })
  })

  test('a server that is gone and comes back is used again without a restart', async () => {
    await withState('back', async (state) => {
      const id = await state.keep(newAnswer())
      server.stop()
      const gone = ['state_unavailable:database_unreachable', 'state_unavailable:database_lost']
      expect(gone).toContain(await faultOf(state.given(id)))
      expect(gone).toContain(await faultOf(state.keep(newAnswer())))
      server.start()
      expect(await state.given(id)).toMatchObject({ id })
      expect(await state.keep(newAnswer())).toMatch(/^\w{10}$/)
    })
  })

  test('a bot whose database is gone says so, and answers and keeps its answers once it is back', async () => {
    await inDatabase(admin(server), 'create database bot')
    const on = await appOnNews()
    onTestFinished(() => on.remove())
    await on.app.ingest()
    const chat = await discord()
    const bot = await startedBot(chat, on, { DATABASE_URL: server.networkUrl('bot') })
    let logged = ''
    bot.stderr?.on('data', (bytes: Buffer) => {
      logged += bytes.toString('utf8')
    })
    const answer = async () => {
      const asked = chat.interaction({ command: 'ask', options: { question: aboutBridge } })
      const { components } = await asked.answered
      return [chat.shown(asked).text, (components ?? []).length > 0] as const
    }
    const isAnswered = [expect.stringContaining('18亿元'), true]
    expect(await answer()).toEqual(isAnswered)
    server.stop()
    expect(await answer()).toEqual([expect.stringContaining('我现在还答不了'), false])
    server.start()
    expect(await answer()).toEqual(isAnswered)
    bot.kill('SIGTERM')
    expect((await once(bot, 'close'))[0]).toBe(0)
    const kept = { url: server.url('bot'), schema: 'youju' }
    expect(await inDatabase(kept, 'select id from given')).toHaveLength(2)
    expect(logged).toContain('连不上')
    expect(logged).not.toContain(PASSWORD)
  })

  test('a refresh whose connection is killed while it writes says so; the next goes through', async () => {
    await inDatabase(admin(server), 'create database midway')
    const on = await appOnNews()
    onTestFinished(() => on.remove())
    const settings = {
      ...{ CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir },
      DATABASE_URL: server.networkUrl('midway'),
    }
    expect(await callYouju(['ingest'], settings)).toMatchObject({ code: 0 })
    await on.write(dearerBridge)
    const killed = inDatabase(
      admin(server),
      `do $$ begin
        for i in 1..40000 loop
          perform pg_terminate_backend(pid) from pg_stat_activity
            where datname = 'midway' and backend_xid is not null
              and query ~ '^insert into index_(article|space)';
          if found then return; end if;
          perform pg_sleep(0.001), pg_stat_clear_snapshot();
        end loop;
        raise 'nothing was written';
      end $$`,
    )
    const [cut] = await Promise.all([callYouju(['ingest', '--lang', 'en'], settings), killed])
    expect(cut.code).toBe(1)
    expect(cut.stderr.match(/^The database .+ broke the connection.+$/gm)).toHaveLength(1)
    const ask = async () => (await callYouju(['ask', aboutBridge], settings)).stdout
    expect(await ask()).toContain('18亿元')
    const next = await callYouju(['ingest', '--json'], settings)
    expect(JSON.parse(next.stdout)).toMatchObject({ changed: 1 })
    expect(await ask()).toContain('21亿元')
  })

  test.each([
    ['53100', 'state_unavailable:database_full'],
    ['57P03', 'state_unavailable:database_unreachable'],
    ['40001', 'state_unavailable:database_busy'],
    ['XX000', 'state_unavailable:database'],
  ])('%s is told as %s', async (code, name) => {
    const cause = Object.assign(new Error('said by the server'), { code })
    const error = databaseUnavailable('postgresql://db/youju', cause)
    expect([error.fault?.name, error.code]).toEqual([name, 'state_unavailable'])
  })

  /** As an administrator who restarts the server ends them, and as a standby takes over. */
  const endConnections = () =>
    inDatabase(
      admin(server),
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'youju'`,
    )
})
