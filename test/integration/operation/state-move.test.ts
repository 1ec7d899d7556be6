import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { databasePlace } from '../../../src/database/address.js'
import { database } from '../../../src/operation/doctor/corpus.js'
import { openState } from '../../../src/state/open-state.js'
import { openSharedState } from '../../../src/state/postgres/open-shared-state.js'
import type { State } from '../../../src/state/state.js'
import { findingIn } from '../../../src/wording/doctor.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { collectGarbage } from '../../support/collect-garbage.js'
import { inDatabase } from '../../support/postgres/rows.js'
import { PASSWORD, PostgresServer, programs, skipped } from '../../support/postgres/server.js'
import { newAnswer, newCheck, unanswered } from '../../support/state/answered-examples.js'
import { feed, feedItem } from '../../support/state/feed-examples.js'
import { apiToken } from '../../support/state/token-example.js'

const at = '2025-03-05T08:00:00.000Z'
const later = '2999-01-01T00:00:00.000Z'
const homes = [
  ['111111111111111111', 'finance'],
  ['222222222222222222', '城市'],
] as const

/** Something in every table, and texts that not every database takes. */
async function fill(state: State, question = '谁\0\ud800'): Promise<string> {
  const id = await state.keep(newAnswer({ question, answer: unanswered }))
  for (let i = 0; i < 250; i++) await state.keep(newCheck())
  await state.vote(id, 'hong', 'down', '过时了')
  await state.vote(id, 'ming', 'down', null)
  const entry = { user: 'mod', action: 'corpus.add', outcome: 'done', detail: '甲' } as const
  for (const detail of ['甲', '乙', '丙']) await state.audit({ ...entry, at, detail })
  await state.beginRefresh({ user: 'mod', locale: 'en', at })
  await state.hold('ming', { question }, later)
  await state.spend('2025-03-05', 3_000_000_000)
  await state.key('links')
  await state.addToken(apiToken, 'hash')
  const session = { user: 'ming', begunAt: at, until: later, checkedAt: at, isModerator: true }
  await state.beginSession('session', session)
  await state.setJobMark('digest', '7')
  await state.subscribe({ channel: '1', locale: 'en', reports: true, digestAt: '08:00' })
  await state.setChannelRule({ channel: '1', answers: 'never' })
  await state.addFeed(feed)
  await state.keepFeedItems([feedItem, { ...feedItem, key: 'other', title: '乙' }])
  await state.noteNews('v1', 'v2')
  const turned = {
    kind: 'answered',
    before: null,
    after: '1',
    claim: null,
    citation: null,
  } as const
  const notice = { user: 'ming', locale: 'en', channel: null, at, given: id, question, link: null }
  const all = [{ ...turned, indexVersion: 'v2' }]
  await state.noteTurned(id, all, at, [{ ...notice, turned: all }])
  await state.watch({ kind: 'answer', user: 'ming', channel: null, locale: 'en', at, given: id })
  const trial = { version: 'v1', published: true, asked: 9, right: 8, rightBefore: null }
  await state.noteTrial({ ...trial, at })
  return id
}

/** All that a state tells of what `fill` stored. */
async function told(state: State, id: string): Promise<unknown> {
  const bounds = ['2000-01-01T00:00:00.000Z', later]
  return {
    given: await state.given(id),
    all: await state.givenAfter(null, 1000),
    gaps: await state.gaps(),
    audited: await state.audited(9),
    spent: await state.spent('2025-03-05'),
    key: await state.key('links'),
    token: await state.tokenHashedAs('hash'),
    session: await state.session('session'),
    mark: await state.jobMark('digest'),
    subscriptions: await state.subscriptions(),
    rules: await state.channelRules(),
    feeds: await state.feeds(),
    items: await state.feedItemsLike({ feed: feed.id, most: 9 }),
    news: [await state.newsDue(), await state.turnedToShow(), await state.noticesDue()],
    watches: await state.watches('ming'),
    trials: await state.trials(9),
    figures: [await state.figuresBetween(bounds), await state.votesByConfidence(bounds[0] ?? '')],
  }
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

describe.skipIf(programs === null)(`records and Postgres${skipped}`, () => {
  let server: PostgresServer
  let folder: string
  let remove: () => Promise<void>
  let databases = 0
  beforeAll(async () => {
    ;({ folder, remove } = await temporaryFolder())
    server = await PostgresServer.shared()
  })
  afterAll(() => remove())

  async function newDatabase(): Promise<string> {
    const name = `moved_${process.pid}_${++databases}`
    await inDatabase({ url: server.url(), schema: '' }, `create database ${name}`)
    return name
  }

  test('are moved with all they hold, once; a backup of the database restores them as a file', async () => {
    const stateDir = join(folder, 'one')
    const file = join(stateDir, 'state.db')
    const state = await openState(stateDir)
    const id = await fill(state)
    const before = await told(state, id)
    const url = server.networkUrl(await newDatabase())
    const move = ['state', 'move', '--to', url, '--json']
    const env = { STATE_DIR: stateDir, CORPUS_DIR: join(folder, 'corpus') }
    mkdirSync(env.CORPUS_DIR)

    const examined = async () => {
      const { stdout } = await callYouju(['doctor', '--json'], { ...env, DATABASE_URL: url })
      return JSON.parse(stdout).checks.find(({ check }: { check: string }) => check === 'database')
    }
    expect(await examined()).toMatchObject({ state: 'todo', finding: 'database:unmoved' })
    const early = await callYouju(move, env)
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('请先停下它')])
    await state.close()
    await collectGarbage()
    const hash = hashOf(file)
    const moved = await callYouju(move, env)
    expect(moved).toMatchObject({ code: 0, stderr: '' })
    expect(moved.stdout).not.toContain(PASSWORD)
    const [{ rows, schema }] = JSON.parse(moved.stdout).moved
    expect([schema, rows.given, rows.votes, rows.audit]).toEqual(['youju', 251, 2, 3])
    expect(Object.values(rows).every((count) => Number(count) > 0)).toBe(true)
    expect(hashOf(file)).toBe(hash)
    expect(await examined()).toMatchObject({ state: 'ok', finding: 'database:moved' })

    const shared = await openSharedState(databasePlace(url, null))
    expect(await told(shared, id)).toEqual(before)
    expect(
      await inDatabase(databasePlace(url, null), `select 1 from given where body ~ '^ '`),
    ).toEqual([])
    // What comes next is numbered behind what was moved.
    const entry = { user: 'mod', action: 'corpus.add', outcome: 'done', detail: '丁' } as const
    await shared.audit({ ...entry, at })
    expect((await shared.audited(1))[0]?.detail).toBe('丁')
    const again = await callYouju(move, env)
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('里已经有记录')])
    expect(again.stderr).not.toContain(PASSWORD)

    const after = await told(shared, id)
    await shared.close()
    const archive = join(folder, 'youju.tar.gz')
    const withDatabase = { ...env, STATE_DIR: join(folder, 'empty'), DATABASE_URL: url }
    const backedUp = await callYouju(['backup', archive, '--with-index'], withDatabase)
    expect(backedUp).toMatchObject({ code: 0, stdout: expect.stringContaining('索引不在') })
    const restoredTo = { ...env, STATE_DIR: join(folder, 'restored') }
    // The settings that were backed up are put beside those of the folder that it runs in.
    const cwd = process.cwd()
    onTestFinished(() => process.chdir(cwd))
    process.chdir(folder)
    const put = await callYouju(['restore', archive, '--force'], restoredTo)
    const second = server.networkUrl(await newDatabase())
    const beside = { ...env, STATE_DIR: join(folder, 'beside'), DATABASE_URL: second }
    const putBeside = await callYouju(['restore', archive, '--force'], beside)
    process.chdir(cwd)
    expect(putBeside).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/state move.*ingest/),
    })
    await collectGarbage()
    expect(await callYouju(['state', 'move'], beside)).toMatchObject({ code: 0 })
    const there = await openSharedState(databasePlace(second, null))
    expect(await told(there, id)).toEqual(after)
    await there.close()
    expect(put).toMatchObject({ code: 0 })
    const restored = await openState(restoredTo.STATE_DIR)
    expect(await told(restored, id)).toEqual(after)
    await restored.close()
    expect(readFileSync(archive).includes(PASSWORD)).toBe(false)
  })

  test('of several homes go to a schema each, and do not mix', async () => {
    const servers = homes.map(
      ([server, name]) => `  - server: "${server}"\n    name: ${name}\n    folder: "${server}"\n`,
    )
    const SERVERS_FILE = join(folder, 'servers.yaml')
    writeFileSync(SERVERS_FILE, `servers:\n${servers.join('')}`)
    const ids: string[] = []
    for (const [server, name] of homes) {
      const state = await openState(join(folder, server, 'state'))
      ids.push(await state.keep(newAnswer({ question: name })))
      await state.close()
    }
    await collectGarbage()
    const url = server.url(await newDatabase())
    const one = await callYouju(['state', 'move', '--server', '城市', '--json'], {
      SERVERS_FILE,
      DATABASE_URL: url,
    })
    expect(one).toMatchObject({ code: 0, stderr: '' })
    const first = ['state', 'move', '--server', 'finance', '--to', url, '--lang', 'en']
    expect((await callYouju(first, { SERVERS_FILE })).stdout).toContain('youju_111111111111111111')
    const [finance, city] = await Promise.all(
      homes.map(([server]) => openSharedState(databasePlace(url, server))),
    )
    expect(await finance?.given(ids[0] ?? '')).toMatchObject({ question: 'finance' })
    expect(await finance?.given(ids[1] ?? '')).toBeNull()
    expect(await city?.given(ids[1] ?? '')).toMatchObject({ question: '城市' })
    expect(await city?.key('links')).not.toBe(await finance?.key('links'))
    await Promise.all([finance?.close(), city?.close()])
  })

  test('the doctor says where they are, or why they cannot be used, without the password', async () => {
    const line = async (url: string) => {
      const config = readConfig({ STATE_DIR: join(folder, 'none'), DATABASE_URL: url })
      const app = createApp(config)
      const [found] = await database(async () => app, config)
      await app.close()
      return found ? [found.state, findingIn('en', found)] : []
    }
    expect(await line(server.networkUrl())).toEqual([
      'ok',
      `youju in postgresql://postgres@127.0.0.1:${server.port}/postgres can be used`,
    ])
    const [state, refused] = await line(server.networkUrl('absent'))
    expect(state).toBe('todo')
    expect(refused).toContain('does not exist: please create it with createdb')
    expect(refused).not.toContain(PASSWORD)
  })
})

test('without a database or records, a move says what is missing', async () => {
  expect(await callYouju(['state', 'move'])).toMatchObject({ code: 2 })
  const wrong = await callYouju(['state', 'move', '--to', 'mysql://db'])
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--to postgresql://')])
  const url = 'postgresql://db.invalid/youju'
  const { folder, remove } = await temporaryFolder()
  const nothing = await callYouju(['state', 'move', '--to', url], { STATE_DIR: folder })
  expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('state.db')])
  await remove()
})
