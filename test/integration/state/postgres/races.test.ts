import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DatabasePlace } from '../../../../src/database/address.js'
import { openSharedState } from '../../../../src/state/postgres/open-shared-state.js'
import type { State } from '../../../../src/state/state.js'
import { emptied, inDatabase } from '../../../support/postgres/rows.js'
import { PostgresServer, programs, skipped } from '../../../support/postgres/server.js'
import { newAnswer, unanswered } from '../../../support/state/answered-examples.js'
import { feed, feedItem } from '../../../support/state/feed-examples.js'
import { apiToken } from '../../../support/state/token-example.js'

const CONNECTIONS = 6
const at = '2025-03-05T08:00:00.000Z'
const later = '2999-01-01T00:00:00.000Z'

/** Each method whose result depends on who was first, called by all at once; SQLite runs one after the other. */
describe.skipIf(programs === null)(`several processes at once on Postgres${skipped}`, () => {
  let states: State[] = []
  let state: State
  let databasePlace: DatabasePlace
  beforeAll(async () => {
    const place = { url: (await PostgresServer.shared()).url(), schema: `races_${process.pid}` }
    await emptied(place)
    databasePlace = place
    // They also make the schema at once.
    states = await Promise.all(Array.from({ length: CONNECTIONS }, () => openSharedState(place)))
    state = states[0] as State
  })
  afterAll(() => Promise.all(states.map((each) => each.close())))

  const byAll = <T>(work: (state: State, i: number) => Promise<T>) => Promise.all(states.map(work))
  const count = (results: readonly unknown[]) => results.filter((each) => each === true).length
  const sum = (results: readonly number[]) => results.reduce((one, other) => one + other, 0)

  test('an answer is made public by one of them', async () => {
    const id = await state.keep(newAnswer({ isPrivate: true }))
    expect(count(await byAll((each) => each.setPrivate(id, false)))).toBe(1)
  })

  test('what is held is taken by one', async () => {
    const id = await state.hold('ming', 7, later)
    expect((await byAll((each) => each.take('ming', id))).filter((one) => one === 7)).toHaveLength(
      1,
    )
  })

  test('gaps are closed by one, in whatever order they are named', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(() => state.keep(newAnswer({ answer: unanswered }))),
    )
    for (const id of ids) await state.vote(id, 'hong', 'down', null)
    const closed = await byAll((each, i) =>
      each.closeGaps(i % 2 === 0 ? ids : ids.toReversed(), 'mod'),
    )
    expect(sum(closed)).toBe(3)
  })

  test('a key is made once', async () => {
    expect(new Set(await byAll((each) => each.key('links'))).size).toBe(1)
  })

  test('tokens add up', async () => {
    await byAll((each) => each.spend('2025-03-05', 7))
    expect(await state.spent('2025-03-05')).toBe(7 * CONNECTIONS)
  })

  test('no more tokens are spent than may be', async () => {
    const spend = (state: State) => state.spendWithin('2025-03-06', 7, 7 * 4 + 1)
    expect(count((await Promise.all([byAll(spend), byAll(spend)])).flat())).toBe(4)
    expect(await state.spent('2025-03-06')).toBe(28)
  })

  test('no more questions of a minute are let through than may be, of a user and of a channel', async () => {
    const take = (user: string, perMinute = 5) =>
      byAll((each) =>
        Promise.all(
          [1, 2, 3].map(() =>
            each.shared?.take([
              { key: `user ${user}`, perMinute },
              { key: 'channel 1', perMinute: 8 },
            ]),
          ),
        ),
      ).then((results) => results.flat())
    const ofMing = await take('ming')
    expect(ofMing.filter((refused) => refused === null)).toHaveLength(5)
    const refused = ofMing.filter((each) => each !== null)
    expect(new Set(refused.map((each) => each?.key))).toEqual(new Set(['user ming']))
    for (const each of refused) expect(each?.seconds).toBeGreaterThan(50)
    // Those of whom a user had too many are not counted for the channel.
    const ofHong = await take('hong', 100)
    expect(ofHong.filter((refused) => refused === null)).toHaveLength(3)
    expect(new Set(ofHong.map((each) => each?.key ?? 'taken'))).toEqual(
      new Set(['channel 1', 'taken']),
    )
  })

  test('what was counted a minute ago counts no more', async () => {
    const counted = [{ key: 'user lan', perMinute: 1 }]
    await state.shared?.take(counted)
    expect(await state.shared?.take(counted)).toMatchObject({ key: 'user lan' })
    await inDatabase(
      databasePlace,
      'update counted set times = array(select each - 61 from unnest(times) each)',
    )
    expect(await state.shared?.take(counted)).toBeNull()
    expect(await state.shared?.take(counted)).toMatchObject({ key: 'user lan' })
  })

  test('a deletion is known to all', async () => {
    expect(await state.shared?.hasDeleted('ming', 60_000)).toBe(false)
    await state.shared?.noteDeletion('ming')
    expect(count(await byAll(async (each) => each.shared?.hasDeleted('ming', 0)))).toBe(CONNECTIONS)
    expect(await state.shared?.hasDeleted('hong', 60_000)).toBe(false)
    await inDatabase(
      databasePlace,
      'update counted set times = array(select each - 90 from unnest(times) each)',
    )
    expect(await state.shared?.hasDeleted('ming', 60_000)).toBe(false)
  })

  test('no more questions wait than may, of all', async () => {
    const place = { kind: 'message', channel: '1', message: '2' } as const
    const begin = (state: State) =>
      state.beginQuestion({ locale: 'en', at, place }, { atOnce: 0, waiting: 7 })
    const ids = (await Promise.all([byAll(begin), byAll(begin)])).flat()
    expect(ids.filter((id) => id !== null)).toHaveLength(7)
    expect(new Set(ids.filter((id) => id !== null)).size).toBe(7)
    await byAll((each, i) =>
      Promise.all([ids[i], ids[i + CONNECTIONS]].map((id) => id && each.endQuestion(id))),
    )
    expect(await inDatabase(databasePlace, 'select id from questions')).toEqual([])
  })

  test('a question whose process is gone is taken over by one, and is no longer its own', async () => {
    const place = { kind: 'message', channel: '1', message: '2' } as const
    const id = await state.beginQuestion({ locale: 'en', at, place }, { atOnce: 4, waiting: 4 })
    expect((await byAll((each) => each.questionsCutShort())).flat()).toEqual([])
    await inDatabase(
      databasePlace,
      `update questions set owner = '{"pid":1,"host":"elsewhere"}', renewed_at = '2025-03-05T08:00:00.000Z'`,
    )
    const taken = await Promise.all(states.slice(1).map((each) => each.questionsCutShort()))
    expect(taken.flat()).toEqual([{ id, locale: 'en', at, place }])
    await states[1]?.endQuestion(id ?? '')
    expect(await inDatabase(databasePlace, 'select id from questions')).toEqual([])
  })

  test('a person has one vote, and several have one each', async () => {
    const id = await state.keep(newAnswer({ at }))
    await byAll((each, i) => each.vote(id, 'ming', i === 0 ? 'up' : 'down', null))
    const votes = async () => {
      const since = await state.votesByConfidence('2000-01-01T00:00:00.000Z')
      return sum(since.map(({ up, down }) => up + down))
    }
    const before = await votes()
    await byAll((each) => each.vote(id, 'ming', 'up', null))
    expect(await votes()).toBe(before)
    await byAll((each, i) => each.vote(id, `voter ${i}`, 'up', null))
    expect(await votes()).toBe(before + CONNECTIONS)
  })

  test('a vote on what is deleted meanwhile is stored nowhere', async () => {
    const id = await state.keep(newAnswer())
    await byAll((each, i) =>
      i === 0 ? each.forget(id) : each.vote(id, `voter ${i}`, 'down', '过时了'),
    )
    expect((await state.gaps()).filter((gap) => gap.id === id)).toEqual([])
  })

  test('feeds are all added, each change of one is kept, and one removes it', async () => {
    await byAll((each, i) => each.addFeed({ ...feed, id: `feed ${i}` }))
    expect(await state.feeds()).toHaveLength(CONNECTIONS)
    const changes = [{ etag: 'e' }, { isPaused: true }, { failures: 3 }, { title: '晚报' }]
    await byAll((each, i) => each.changeFeed('feed 0', changes[i] ?? {}))
    expect((await state.feeds())[0]).toMatchObject(Object.assign({}, ...changes))
    expect(count(await byAll((each) => each.removeFeed('feed 0')))).toBe(1)
  })

  test('items of a feed are kept in whatever order they come', async () => {
    const items = Array.from({ length: 150 }, (_, i) => ({ ...feedItem, key: `item ${i}` }))
    await byAll((each, i) => each.keepFeedItems(i % 2 === 0 ? items : items.toReversed()))
    expect(await state.feedItems(items.map(({ key }) => key))).toHaveLength(150)
    const [before, marked] = ['2025-03-06T00:00:00.000Z', '2025-03-07T00:00:00.000Z']
    expect(sum(await byAll((each) => each.markVanished(feed.id, before, marked)))).toBe(150)
  })

  test('refreshes are begun apart; those of a process that is gone go to one', async () => {
    const begun = { user: 'mod', locale: 'en', at }
    const ids = await byAll((each) => each.beginRefresh(begun))
    expect(new Set(ids).size).toBe(CONNECTIONS)
    await byAll((each, i) => each.endRefresh(ids[i] ?? ''))
    expect(await state.refreshesBegun()).toEqual([])
  })

  test('a token is withdrawn by one, and somebody is logged out once', async () => {
    await state.addToken(apiToken, 'hash')
    expect(count(await byAll((each) => each.withdrawToken(apiToken.id, at)))).toBe(1)
    const session = { user: 'ming', begunAt: at, until: later, checkedAt: at, isModerator: false }
    await byAll((each, i) => each.beginSession(`session ${i}`, session))
    expect(sum(await byAll((each) => each.endSessionsOf('ming')))).toBe(CONNECTIONS)
  })

  test('marks, subscriptions and rules are set by the last, without an error', async () => {
    await byAll((each, i) => each.setJobMark('digest', `${i}`))
    expect(await state.jobMark('digest')).toMatch(/^\d$/)
    const rules = { channel: '1', locale: 'en', reports: true, digestAt: null }
    await byAll((each) => each.subscribe(rules))
    expect(await state.subscriptions()).toEqual([rules])
    await byAll((each) => each.setChannelRule({ channel: '1', answers: 'never' }))
    expect(await state.channelRules()).toEqual([{ channel: '1', answers: 'never' }])
  })

  test('the news is noted once, and what turned is counted by one', async () => {
    await byAll((each) => each.noteNews('v1', 'v2'))
    const due = await state.newsDue()
    await byAll((each) => each.newsComparedUpTo(due?.id ?? 0, null))
    expect(await state.newsDue()).toBeNull()
    const id = await state.keep(newAnswer())
    const turned = {
      kind: 'answered',
      before: null,
      after: '1',
      claim: null,
      citation: null,
    } as const
    await byAll((each) => each.noteTurned(id, [{ ...turned, indexVersion: 'v2' }], at, []))
    expect(sum(await byAll((each) => each.countTurned()))).toBe(1)
    expect(await state.turnedToShow()).toHaveLength(1)
  })

  test('somebody watches an answer once, and stops once', async () => {
    const given = await state.keep(newAnswer())
    const watch = { kind: 'answer', user: 'ming', channel: null, locale: 'en', at, given } as const
    const ids = await byAll((each) => each.watch(watch))
    expect(new Set(ids).size).toBe(1)
    expect(count(await byAll((each) => each.unwatch('ming', ids[0] ?? '')))).toBe(1)
  })

  test('what a person asked is deleted once, while others are given answers', async () => {
    await Promise.all([1, 2, 3].map(() => state.keep(newAnswer({ user: 'lan' }))))
    const deleted = await byAll((each, i) =>
      i % 2 === 0 ? each.forgetUser('lan') : each.keep(newAnswer({ user: 'hong' })).then(() => 0),
    )
    expect(sum(deleted)).toBe(3)
  })
})
