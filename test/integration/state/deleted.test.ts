import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import type { State, StateEvent } from '../../../src/state/state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { newAnswer, newCheck, unanswered } from '../../support/state/answered-examples.js'
import { Looks } from '../../support/state/looks.js'
import { filesHolding } from '../../support/state/raw-bytes.js'

const later = '2999-01-01T00:00:00.000Z'
const longAgo = '2000-01-01T00:00:00.000Z'

async function newFolder(): Promise<string> {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  return folder
}

/** What people wrote, in each place that holds it: all of it has `secret` in it. */
async function fill(state: State, secret: string): Promise<string> {
  const answer = { ...unanswered, question: secret, answer: `查无${secret}` }
  const asked = { user: 'ming', question: secret, at: longAgo }
  const id = await state.keep(newAnswer({ ...asked, answer }))
  await state.keep(newCheck({ ...asked, previous: id }))
  const others = await state.keep(newAnswer({ user: 'hong' }))
  await state.vote(others, 'ming', 'down', `问的是${secret}`)
  await state.hold('ming', { question: secret }, longAgo)
  await state.closeGaps([id], 'mod')
  await state.setPrivate(id, true)
  await state.shownIn(id, 'm')
  return id
}

const questions = (n: number, secret: string) =>
  Array.from({ length: n }, (_, i) => `${secret}之${i}`)

const deletions: [string, (state: State) => Promise<unknown>][] = [
  ['a person deletes what is theirs', (state) => state.forgetUser('ming')],
  [
    'the time for which it is kept is over',
    async (state) => {
      // What was voted on is younger: its vote goes when it is changed.
      const [gap] = await state.gaps()
      if (gap) await state.vote(gap.id, 'ming', 'up', null)
      await state.forgetBefore('2001-01-01T00:00:00.000Z')
    },
  ],
]

test.each(deletions)('no byte is left when %s, nor after a restart', async (_, erase) => {
  const folder = await newFolder()
  const secret = '云台港四期由谁承建'
  const state = await openState(folder)
  for (const each of questions(20, secret)) await fill(state, each)
  expect(filesHolding(folder, secret)).not.toEqual([])
  for (let i = 0; i < 20; i++) await erase(state)
  expect(filesHolding(folder, secret)).toEqual([])
  await state.close()
  expect(filesHolding(folder, secret)).toEqual([])
  await (await openState(folder)).close()
  expect(filesHolding(folder, secret)).toEqual([])
})

test('what is replaced or taken is gone with the next look', async () => {
  const folder = await newFolder()
  const looks = new Looks()
  const state = await openState(folder, { every: looks.every })
  const id = await state.keep(newAnswer())
  await state.vote(id, 'ming', 'down', '石桥写错了')
  const held = await state.hold('ming', { question: '拱桥有多长' }, later)
  expect(filesHolding(folder, '石桥写错了')).not.toEqual([])
  expect(filesHolding(folder, '拱桥有多长')).not.toEqual([])
  await state.vote(id, 'ming', 'down', '还是不对')
  await state.take('ming', held)
  await looks.look()
  expect(filesHolding(folder, '石桥写错了')).toEqual([])
  expect(filesHolding(folder, '拱桥有多长')).toEqual([])
  expect(filesHolding(folder, '还是不对')).not.toEqual([])
  await state.close()
})

test('what others read while it is deleted goes as soon as they have read it', async () => {
  const folder = await newFolder()
  const secret = '云台港四期由谁承建'
  const looks = new Looks()
  const events: StateEvent[] = []
  const state = await openState(folder, {
    every: looks.every,
    onEvent: (event) => events.push(event),
  })
  await fill(state, secret)
  const reader = new Database(join(folder, 'state.db'))
  reader.exec('begin; select count(*) from given')
  await state.forgetUser('ming')
  expect(filesHolding(folder, secret)).not.toEqual([])
  for (let i = 0; i < 5; i++) await looks.look()
  expect(events).toEqual([{ what: 'lingers' }])
  reader.exec('commit')
  await looks.look()
  expect(filesHolding(folder, secret)).toEqual([])
  reader.close()
  await state.close()
})

test('what a killed process deleted goes when the next one starts', async () => {
  const folder = await newFolder()
  const secret = '云台港四期由谁承建'
  const state = await openState(folder)
  await fill(state, secret)
  // Somebody who reads holds on to the log over the end of the process.
  const reader = new Database(join(folder, 'state.db'))
  reader.exec('begin; select count(*) from given')
  await state.forgetUser('ming')
  await state.close()
  expect(filesHolding(folder, secret)).not.toEqual([])
  reader.exec('commit')
  reader.close()
  const next = await openState(folder)
  expect(filesHolding(folder, secret)).toEqual([])
  await next.close()
})

test('what an earlier program deleted and did not overwrite goes too', async () => {
  const folder = await newFolder()
  const file = join(folder, 'state.db')
  const secret = '云台港四期由谁承建'
  const first = await openState(folder)
  const kept = await first.keep(newAnswer())
  await first.vote(kept, 'ming', 'down', '过时了')
  await first.close()
  const earlier = new Database(file)
  earlier.exec('pragma secure_delete = off')
  const feeds = [
    'marks',
    'keys',
    'tokens',
    'feeds',
    'feed_items',
    'channels',
    'jobs',
    'subscriptions',
    'sessions',
    'questions',
    'outcomes',
    'trials',
  ]
  for (const table of [...feeds, 'turned', 'watches', 'notices', 'sweeps']) {
    earlier.exec(`drop table ${table}`)
  }
  for (const column of ['owner', 'renewed_at']) {
    earlier.exec(`alter table refreshes drop column ${column}`)
  }
  earlier.exec('update given set body = ltrim(body)')
  earlier.exec(`update votes set reason = ltrim(reason)`)
  earlier.exec(`delete from kysely_migration where name >= '003-erasable'`)
  for (let i = 0; i < 50; i++) {
    const body = JSON.stringify({ question: `${secret}之${i}` })
    earlier.exec(`insert into given values ('g${i}', 'ming', null, null, '', 0, null, '${body}')`)
  }
  earlier.exec(`delete from given where at = ''`)
  earlier.exec('pragma wal_checkpoint(truncate)')
  earlier.close()
  expect(filesHolding(folder, secret)).toEqual(['state.db'])

  const state = await openState(folder)
  expect(filesHolding(folder, secret)).toEqual([])
  expect(await state.given(kept)).toEqual({ ...newAnswer(), id: kept })
  expect(await state.gaps()).toMatchObject([{ id: kept, reason: '过时了' }])
  // And what it kept is erased like what is kept now.
  await state.forgetUser('ming')
  expect(filesHolding(folder, '过时了')).toEqual([])
  await state.close()
})

test('what people write stands in pages of its own, which SQLite never copies from', async () => {
  const folder = await newFolder()
  const secret = '云台港四期由谁承建'
  const state = await openState(folder)
  // So many that rows wander from page to page.
  for (const [n, each] of questions(40, secret).entries()) {
    const id = await state.keep(newAnswer({ question: each.repeat(1 + (n % 7) * n) }))
    await state.keep(newCheck({ question: each }))
    await state.vote(id, 'ming', 'down', each)
    await state.hold('ming', each, later)
    await state.setPrivate(id, n % 2 === 0)
    await state.shownIn(id, 'm'.repeat(n))
  }
  await state.close()
  const file = readFileSync(join(folder, 'state.db'))
  const pages = Array.from({ length: file.length / 4096 }, (_, n) =>
    file.subarray(n * 4096, (n + 1) * 4096),
  )
  const holding = pages.filter((page) => page.includes(secret))
  expect(holding.length).toBeGreaterThan(100)
  // The first byte of a page of rows tells its kind; that of other pages is the high byte of a page's number.
  expect(holding.filter((page) => page[0] !== 0)).toEqual([])
})
