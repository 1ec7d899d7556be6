import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/state/database.js'
import { openState } from '../../../src/state/open-state.js'
import type { State } from '../../../src/state/state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { newAnswer, unanswered } from '../../support/state/answered-examples.js'

let folder: string
let remove: () => Promise<void>
let folders = 0
const newFolder = () => join(folder, `${++folders}`)
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

const refusal = (...words: string[]) =>
  expect.objectContaining({
    name: 'YoujuError',
    code: 'state_unavailable',
    message: expect.stringMatching(new RegExp(`^状态数据库 .*${words.join('.*')}[^。]*。$`)),
  })

/** Does something to a database behind the state's back. */
function tamper(stateDir: string, ...statements: string[]): void {
  const database = new Database(join(stateDir, 'state.db'))
  for (const statement of statements) database.exec(statement)
  database.close()
}

describe('a database that cannot be used is refused with what to do', () => {
  test('because a newer program wrote it', async () => {
    const stateDir = newFolder()
    await (await openState(stateDir)).close()
    tamper(stateDir, `insert into kysely_migration values ('999-later', '2999-01-01T00:00:00Z')`)
    await expect(openState(stateDir)).rejects.toEqual(refusal('state.db', '较新版本', '请升级'))
    // It was not touched: a program that knows more goes on with it.
    tamper(stateDir, `delete from kysely_migration where name = '999-later'`)
    await (await openState(stateDir)).close()
  })

  test.each([
    ['text', '这不是数据库。'.repeat(500)],
    ['the beginning of a database', `SQLite format 3\0${'?'.repeat(5000)}`],
  ])('because its file is %s', async (_, content) => {
    const stateDir = newFolder()
    mkdirSync(stateDir)
    writeFileSync(join(stateDir, 'state.db'), content)
    await expect(openState(stateDir)).rejects.toEqual(refusal('state.db', '不是数据库', '请'))
  })

  test('because its file is a folder', async () => {
    const stateDir = newFolder()
    mkdirSync(join(stateDir, 'state.db'), { recursive: true })
    await expect(openState(stateDir)).rejects.toEqual(refusal('state.db', '无法打开', 'STATE_DIR'))
  })

  test('because its folder is a file', async () => {
    const stateDir = newFolder()
    writeFileSync(stateDir, '')
    await expect(openState(stateDir)).rejects.toEqual(refusal('state.db', '无法打开', 'STATE_DIR'))
    const below = join(stateDir, 'below')
    await expect(openState(below)).rejects.toEqual(refusal('state.db', '无法打开', 'STATE_DIR'))
  })

  // Nothing is read-only to root.
  test.skipIf(process.getuid?.() === 0)('because its folder is read-only', async () => {
    const stateDir = newFolder()
    mkdirSync(stateDir)
    chmodSync(stateDir, 0o500)
    await expect(openState(stateDir)).rejects.toEqual(refusal('state.db', '无法打开', 'STATE_DIR'))
    chmodSync(stateDir, 0o700)
  })

  test('because a table is gone', async () => {
    const stateDir = newFolder()
    const state = await openState(stateDir)
    tamper(stateDir, 'drop table spent')
    await expect(state.spent('2025-03-05')).rejects.toEqual(refusal('state.db', '无法使用'))
    await state.close()
  })

  test('because it was closed', async () => {
    const state = await openState(newFolder())
    await state.close()
    await state.close()
    await expect(state.gaps()).rejects.toEqual(refusal('state.db'))
    await expect(state.keep(newAnswer())).rejects.toEqual(refusal('state.db'))
  })
})

test('what fails for want of room says so, though the failure has ended its transaction itself', async () => {
  const database = await openDatabase(join(newFolder(), 'state.db'))
  await database.alone((exec) => {
    exec('create table held (id text primary key, user text, data text, until text)')
    exec('pragma max_page_count = 5')
  })
  const row = { id: '1', user: 'ming', data: 'x'.repeat(50_000), until: '' }
  const writing = database.db
    .transaction()
    .execute((all) => all.insertInto('held').values(row).execute())
  await expect(writing).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  await database.close()
})

describe('rows that cannot be read', () => {
  const isSound = async (state: State, sound: string, ...askedToo: string[]) => {
    expect((await state.given(sound))?.id).toBe(sound)
    expect((await state.gaps()).map(({ id }) => id).sort()).toEqual([sound, ...askedToo].sort())
  }

  test.each([
    ['is cut off', `substr(body, 1, 100)`, false],
    ['is empty', `''`, false],
    ['is of another kind', `json_set(body, '$.kind', 'song')`, true],
    ['lacks a part', `json_remove(body, '$.answer.citations')`, true],
    ['has a status of later times', `json_set(body, '$.answer.status', 'perhaps')`, true],
  ])(
    'are passed over, but for the question of a gap: one whose JSON %s',
    async (_, body, isQuestionLeft) => {
      const stateDir = newFolder()
      const state = await openState(stateDir)
      const sound = await state.keep(newAnswer({ answer: unanswered }))
      const damaged = await state.keep(newAnswer({ answer: unanswered, message: 'm' }))
      const after = await state.keep(newAnswer({ previous: damaged }))
      tamper(stateDir, `update given set body = ${body} where id = '${damaged}'`)
      expect(await state.given(damaged)).toBeNull()
      expect(await state.givenIn('m')).toBeNull()
      expect(await state.turnsUpTo(after, 5)).toHaveLength(1)
      await isSound(state, sound, ...(isQuestionLeft ? [damaged] : []))
      await state.close()
    },
  )

  test('are passed over in the audit and among what is held', async () => {
    const stateDir = newFolder()
    const state = await openState(stateDir)
    const entry = { at: '2025-03-05T08:00:00.000Z', user: 'mod', action: 'a', detail: 'd' }
    await state.audit({ ...entry, outcome: 'done' })
    await state.audit({ ...entry, outcome: 'failed' })
    const held = await state.hold('ming', 1, '2999-01-01T00:00:00Z')
    tamper(stateDir, `update audit set outcome = 'dreamt', detail = '"' where outcome = 'failed'`)
    tamper(stateDir, `update audit set detail = 'a"b'`, `update held set data = '{'`)
    expect(await state.audited(5)).toEqual([{ ...entry, outcome: 'done', detail: 'a"b' }])
    expect(await state.take('ming', held)).toBeNull()
    await state.close()
  })

  test('are no end of the answers, however many stand together', async () => {
    const stateDir = newFolder()
    const state = await openState(stateDir)
    const at = (day: number) => `2025-03-0${day}T08:00:00.000Z`
    for (const day of [1, 2]) await state.keep(newAnswer({ at: at(day) }))
    const sound = await state.keep(newAnswer({ at: at(3) }))
    tamper(stateDir, `update given set body = '{}' where id <> '${sound}'`)
    const [next] = await state.givenAfter(null, 1)
    expect(next?.given.id).toBe(sound)
    expect(await state.givenAfter(next?.cursor ?? null, 1)).toEqual([])
    await state.close()
  })

  test('with properties of a newer program are read without them', async () => {
    const stateDir = newFolder()
    const state = await openState(stateDir)
    const sound = await state.keep(newAnswer({ answer: unanswered }))
    tamper(stateDir, `update given set body = json_set(body, '$.mood', 'glad')`)
    expect(await state.given(sound)).toEqual({ ...newAnswer({ answer: unanswered }), id: sound })
    await state.close()
  })
})

test('answers that follow each other in a circle are each told once', async () => {
  const stateDir = newFolder()
  const state = await openState(stateDir)
  const one = await state.keep(newAnswer({ question: '一' }))
  const two = await state.keep(newAnswer({ question: '二', previous: one }))
  tamper(
    stateDir,
    `update given set body = json_set(body, '$.previous', '${two}') where id = '${one}'`,
  )
  const turns = await state.turnsUpTo(two, 9)
  expect(turns.map(({ question }) => question)).toEqual(['一', '二'])
  await state.close()
})

test('what a state kept is there when it is opened again', async () => {
  const stateDir = newFolder()
  const first = await openState(stateDir)
  const id = await first.keep(newAnswer())
  await first.vote(id, 'ming', 'down', '过时了')
  await first.close()
  const second = await openState(stateDir)
  expect(await second.given(id)).toEqual({ ...newAnswer(), id })
  expect(await second.gaps()).toMatchObject([{ id, reason: '过时了' }])
  await second.close()
})
