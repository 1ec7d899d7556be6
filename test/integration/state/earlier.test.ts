import { join } from 'node:path'
import Database from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { answered, newAnswer, newCheck, unanswered } from '../../support/state/answered-examples.js'

test('a database of before refreshes were remembered is brought up to date, with all that it holds', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const first = await openState(folder)
  const asked = await first.keep(newAnswer())
  const checked = await first.keep(newCheck())
  await first.keep(newAnswer({ answer: { ...unanswered, modelFailure: 'budget' } }))
  await first.keep(newAnswer({ answer: { ...unanswered, clarify: '哪一期？' } }))
  await first.keep(newAnswer({ answer: { ...answered, mode: 'generated' } }))
  const [from, until] = ['2025-03-05T00:00:00.000Z', '2025-03-06T00:00:00.000Z']
  const figures = await first.figuresBetween([from, until])
  const byConfidence = await first.votesByConfidence(from)
  await first.close()
  const database = new Database(join(folder, 'state.db'))
  // What later migrations made.
  const made = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'kysely%'
      and name not like 'sqlite%' and name not in ('given', 'votes', 'audit', 'held', 'spent')`)
    .all([]) as { name: string }[]
  for (const { name } of made.reverse()) database.exec(`drop table ${name}`)
  database.exec(`delete from kysely_migration where name > '001-first'`)
  database.exec(`update given set body = json_remove(body, '$.left')`)
  database.close()

  const state = await openState(folder)
  expect(await state.given(asked)).toEqual({ ...newAnswer(), id: asked })
  expect(await state.given(checked)).toEqual({ ...newCheck(), id: checked, left: 0 })
  expect(figures).toMatchObject([
    { answered: 2, unanswered: 1, askedBack: 1, checks: 1, generated: 1, modelFailed: 1 },
  ])
  expect(await state.figuresBetween([from, until])).toEqual(figures)
  expect(await state.votesByConfidence(from)).toEqual(byConfidence)
  const begun = { user: 'mod', locale: 'en', at: '2025-03-05T08:00:00.000Z' }
  const id = await state.beginRefresh(begun)
  expect(await state.refreshesBegun()).toEqual([{ ...begun, id, shownIn: null }])
  await state.close()
})
