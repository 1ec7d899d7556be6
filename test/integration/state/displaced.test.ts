import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import type { State, StateEvent } from '../../../src/state/state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { answered, newAnswer, unanswered } from '../../support/state/answered-examples.js'
import { feed, feedItem } from '../../support/state/feed-examples.js'
import { Looks } from '../../support/state/looks.js'
import { apiToken } from '../../support/state/token-example.js'

const later = '2999-01-01T00:00:00.000Z'
const at = '2025-03-05T08:00:00.000Z'
const entry = { at, user: 'mod', action: 'corpus.add', outcome: 'done', detail: '加了' } as const

interface Watched {
  folder: string
  file: string
  state: State
  events: StateEvent[]
  looks: Looks
}

async function watched(inFolder?: string): Promise<Watched> {
  const { folder, remove } = inFolder
    ? { folder: inFolder, remove: async () => {} }
    : await temporaryFolder()
  const stateDir = join(folder, "state's")
  const events: StateEvent[] = []
  const looks = new Looks()
  const state = await openState(stateDir, {
    onEvent: (event) => events.push(event),
    every: looks.every,
  })
  onTestFinished(async () => {
    await state.close()
    await remove()
  })
  return { folder, file: join(stateDir, 'state.db'), state, events, looks }
}

/** A row in each table, and how to look for all of them. */
async function filled(state: State) {
  const id = await state.keep(newAnswer({ answer: unanswered }))
  await state.shownIn(id, 'm')
  await state.vote(id, 'hong', 'down', '过时了')
  await state.audit(entry)
  const refresh = await state.beginRefresh({ user: 'mod', locale: 'en', at })
  const held = await state.hold('ming', 7, later)
  await state.spend('2025-03-05', 900)
  const place = { kind: 'message', channel: '1', message: '2' } as const
  const question = { locale: 'en', at, place }
  await state.beginQuestion(question, { atOnce: 4, waiting: 4 })
  const rule = { channel: 'c', answers: 'never' as const, source: '晨报' }
  await state.setChannelRule(rule)
  const told = { channel: 'c', locale: 'zh-TW', reports: true, digestAt: '18:00' }
  await state.subscribe(told)
  await state.setJobMark('refreshed', at)
  const key = await state.key('links')
  await state.addToken(apiToken, 'hash')
  const session = { user: 'ming', begunAt: at, until: later, checkedAt: at, isModerator: true }
  await state.beginSession('hash', session)
  const trial = { at, version: 'v2', published: true, asked: 9, right: 8, rightBefore: null }
  await state.noteTrial(trial)
  await state.noteNews('v1', 'v2')
  const citation = answered.citations[0] ?? null
  const turned = { kind: 'value', before: '1', after: '2', claim: null, citation } as const
  const news = [{ ...turned, indexVersion: 'v2' }]
  const user = { user: 'hong', locale: 'en', channel: 'c', at }
  const notice = { ...user, given: id, question: '多少？', link: null, turned: news }
  await state.noteTurned(id, news, at, [notice])
  await state.watch({ ...user, kind: 'answer', given: id })
  await state.addFeed(feed)
  await state.keepFeedItems([feedItem])
  return async (now: State) => {
    expect(await now.given(id)).toMatchObject({ id, message: 'm' })
    expect(await now.gaps()).toMatchObject([{ id, reason: '过时了' }])
    expect(await now.audited(9)).toContainEqual(entry)
    expect(await now.refreshesBegun()).toContainEqual(expect.objectContaining({ id: refresh }))
    expect(await now.take('ming', held)).toBe(7)
    // Where one may wait, the one that was noted does.
    expect(await now.beginQuestion(question, { atOnce: 0, waiting: 1 })).toBeNull()
    expect(await now.spent('2025-03-05')).toBe(900)
    expect(await now.channelRules()).toEqual([rule])
    expect(await now.newsNotedUpTo()).toBe('v2')
    expect(await now.turnedFor(id)).toEqual(news)
    expect(await now.noticesDue()).toMatchObject([notice])
    expect(await now.watches('hong')).toHaveLength(1)
    expect(await now.subscriptions()).toEqual([told])
    expect(await now.jobMark('refreshed')).toBe(at)
    expect(await now.key('links')).toBe(key)
    expect(await now.tokenHashedAs('hash')).toEqual(apiToken)
    expect(await now.session('hash')).toEqual(session)
    expect(await now.trials(9)).toEqual([trial])
    expect(await now.votesByConfidence(at)).toContainEqual({
      ...{ confidence: 'none', given: 1, up: 0, down: 1 },
    })
    expect(await now.feeds()).toEqual([feed])
    expect(await now.feedItems([feedItem.key])).toEqual([feedItem])
  }
}

const losses: [string, (file: string) => void][] = [
  ['its folder', (file) => rmSync(join(file, '..'), { recursive: true })],
  ['its file', (file) => rmSync(file)],
  ['its log', (file) => rmSync(`${file}-wal`)],
  ['the index of its log', (file) => rmSync(`${file}-shm`)],
  [
    'its folder, moved elsewhere',
    (file) => renameSync(join(file, '..'), join(file, '../../moved')),
  ],
]

test.each(losses)(
  'what loses %s is made anew at the next write, with all it held',
  async (_, lose) => {
    const { file, state, events } = await watched()
    const isAllThere = await filled(state)
    lose(file)
    const after = await state.keep(newAnswer())
    expect(events).toEqual([{ what: 'restored' }])
    expect(await state.mishap()).toEqual({ what: 'restored', at: expect.any(String) })
    const [first] = await state.audited(1)
    expect(first).toMatchObject({ user: 'youju', action: 'state.restore', outcome: 'done' })
    // Another process finds it there, this one still running.
    const other = await openState(join(file, '..'))
    expect(await other.given(after)).toMatchObject({ id: after })
    await isAllThere(other)
    await other.close()
    expect(await state.given(after)).toMatchObject({ id: after })
  },
)

test('a loss is noticed without a write too, and what is whole is left alone', async () => {
  const { file, state, events, looks } = await watched()
  await filled(state)
  await looks.look()
  expect(events).toEqual([])
  expect(await state.mishap()).toBeNull()
  rmSync(join(file, '..'), { recursive: true })
  await looks.look()
  expect(events).toEqual([{ what: 'restored' }])
  rmSync(join(file, '..'), { recursive: true })
  await looks.look()
  expect(events).toHaveLength(2)
})

test('where another database stands in its place, both are one', async () => {
  const { folder, file, state, events } = await watched()
  const isAllThere = await filled(state)
  const other = await openState(join(folder, 'other'))
  const others = await other.keep(newAnswer())
  await other.audit(entry)
  await other.spend('2025-03-05', 30)
  await other.close()
  for (const end of ['', '-wal', '-shm']) rmSync(file + end)
  renameSync(join(folder, 'other', 'state.db'), file)
  const after = await state.keep(newAnswer())
  expect(events).toEqual([{ what: 'restored' }])
  const found = await openState(join(file, '..'))
  expect(await found.given(others)).not.toBeNull()
  expect(await found.given(after)).not.toBeNull()
  expect((await found.audited(9)).filter(({ user }) => user === 'mod')).toEqual([entry])
  await isAllThere(found)
  await found.close()
})

const obstacles: [string, (stateDir: string) => void, (stateDir: string) => void][] = [
  [
    'a file stands where its folder was',
    (stateDir) => writeFileSync(stateDir, '别的'),
    (stateDir) => rmSync(stateDir),
  ],
  [
    'a folder stands where it was',
    (stateDir) => mkdirSync(join(stateDir, 'state.db'), { recursive: true }),
    (stateDir) => rmSync(stateDir, { recursive: true }),
  ],
  [
    'something else stands where it was',
    (stateDir) => {
      mkdirSync(stateDir)
      writeFileSync(join(stateDir, 'state.db'), '别的'.repeat(3000))
    },
    (stateDir) => {
      // Nobody's file is written over.
      expect(readFileSync(join(stateDir, 'state.db'), 'utf8')).toBe('别的'.repeat(3000))
      rmSync(stateDir, { recursive: true })
    },
  ],
]

test.each(obstacles)(
  'while %s it is used all the same, and made anew after that',
  async (_, stand, go) => {
    const { file, state, events, looks } = await watched()
    const isAllThere = await filled(state)
    const stateDir = join(file, '..')
    rmSync(stateDir, { recursive: true })
    stand(stateDir)
    const during = await state.keep(newAnswer())
    expect(await state.given(during)).not.toBeNull()
    await looks.look()
    // Once, however often it is tried.
    expect(events).toEqual([
      { what: 'detached', error: expect.objectContaining({ code: 'state_unavailable' }) },
    ])
    expect(await state.mishap()).toMatchObject({ what: 'detached' })
    go(stateDir)
    await looks.look()
    expect(events[1]).toEqual({ what: 'restored' })
    const found = await openState(stateDir)
    expect(await found.given(during)).not.toBeNull()
    await isAllThere(found)
    await found.close()
  },
)

test('what comes back before it could be made anew is used as it is', async () => {
  const { folder, file, state, events, looks } = await watched()
  const stateDir = join(file, '..')
  renameSync(stateDir, join(folder, 'moved'))
  writeFileSync(stateDir, '')
  const during = await state.keep(newAnswer())
  rmSync(stateDir)
  renameSync(join(folder, 'moved'), stateDir)
  await looks.look()
  expect(events.map(({ what }) => what)).toEqual(['detached', 'back'])
  expect(await state.mishap()).toBeNull()
  expect(await state.given(during)).not.toBeNull()
})

test('what cannot be made anew up to the end is told to be lost', async () => {
  const { file, state, events, looks } = await watched()
  const stateDir = join(file, '..')
  rmSync(stateDir, { recursive: true })
  writeFileSync(stateDir, '')
  await state.keep(newAnswer())
  await state.close()
  expect(events.map(({ what }) => what)).toEqual(['detached', 'lost'])
  expect(looks.isRunning).toBe(false)
})

test('two that lose the same database lose nothing, and bring back nothing that is deleted', async () => {
  const first = await watched()
  const second = await watched(first.folder)
  const deleted = await first.state.keep(newAnswer({ user: 'ming' }))
  const kept = await second.state.keep(newAnswer({ user: 'hong' }))
  rmSync(join(first.file, '..'), { recursive: true })
  const one = await first.state.keep(newAnswer({ user: 'hong' }))
  expect(await first.state.forgetUser('ming')).toBe(1)
  const two = await second.state.keep(newAnswer({ user: 'hong' }))
  for (const { state } of [first, second]) {
    for (const id of [kept, one, two]) expect(await state.given(id)).not.toBeNull()
    expect(await state.given(deleted)).toBeNull()
  }
  const restores = (await first.state.audited(9)).filter(({ action }) => action === 'state.restore')
  expect(restores).toHaveLength(1)
})

test('many writes at once find it gone, and each is kept', async () => {
  const { file, state, events } = await watched()
  rmSync(join(file, '..'), { recursive: true })
  const ids = await Promise.all(Array.from({ length: 20 }, () => state.keep(newAnswer())))
  expect(events).toEqual([{ what: 'restored' }])
  const found = await openState(join(file, '..'))
  for (const id of ids) expect(await found.given(id)).not.toBeNull()
  await found.close()
})

test('each table but what is known of the file itself is brought over', async () => {
  const { file, state } = await watched()
  await filled(state)
  const rows = () => {
    const database = new Database(file, { readonly: true })
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
      .all() as { name: string }[]
    const counts = tables.map(({ name }) => {
      const { n } = database.prepare(`select count(*) as n from ${name}`).get() as { n: number }
      return [name, n] as const
    })
    database.close()
    return Object.fromEntries(counts)
  }
  const before = rows()
  rmSync(join(file, '..'), { recursive: true })
  await state.spend('2025-03-05', 0)
  expect(rows()).toEqual({ ...before, audit: (before.audit ?? 0) + 1 })
  const { marks, kysely_migration_lock, ...carried } = before
  expect(Object.entries(carried).filter(([, n]) => n === 0)).toEqual([])
})

test('what is looked after without being watched keeps quiet and ends with its process', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const state = await openState(folder)
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  expect(timers).toBe(before)
  await state.close()
})

const cuts: [string, number][] = [
  ['to nothing', 0],
  ['within its first page', 100],
  ['after its first page', 5000],
]

/** One with a row that was written by a process before, so that nothing of it is held in memory. */
async function openedAgain() {
  const before = await watched()
  const id = await before.state.keep(newAnswer({ answer: unanswered }))
  await before.state.close()
  return { ...(await watched(before.folder)), id }
}

// Failed in one run of all tests and never alone; why is not known.
test.each(cuts)(
  'one that is cut off %s is put aside, and a new one begins',
  { retry: 1 },
  async (_, bytes) => {
    const { file, state, events, id } = await openedAgain()
    truncateSync(file, bytes)
    const kept = await state.keep(newAnswer())
    const leftAt = expect.stringMatching(/state\.db-damaged-\d{14}$/)
    expect(events).toEqual([{ what: 'damaged', leftAt }])
    expect(await state.mishap()).toEqual({ what: 'damaged', at: expect.any(String) })
    expect(await state.audited(1)).toMatchObject([
      { user: 'youju', action: 'state.restore', outcome: 'failed', detail: leftAt },
    ])
    expect(await state.given(id)).toBeNull()
    const other = await openState(join(file, '..'))
    expect(await other.given(kept)).toMatchObject({ id: kept })
    await other.close()
  },
)

test('one that is cut off is noticed without a write too, and when it is read', async () => {
  const looked = await openedAgain()
  truncateSync(looked.file, 5000)
  await looked.looks.look()
  expect(looked.events).toMatchObject([{ what: 'damaged' }])

  const read = await openedAgain()
  truncateSync(read.file, 5000)
  expect(await read.state.given(read.id)).toBeNull()
  expect(read.events).toMatchObject([{ what: 'damaged' }])
})

test.each(cuts)(
  'one that is cut off %s is whole again where it was still held',
  async (_, bytes) => {
    const { file, state, events, looks } = await watched()
    const isAllThere = await filled(state)
    await looks.look()
    truncateSync(file, bytes)
    await looks.look()
    expect(events).toEqual([{ what: 'restored' }])
    await isAllThere(state)
    const other = await openState(join(file, '..'))
    expect(await other.gaps()).toHaveLength(1)
    await other.close()
  },
)
