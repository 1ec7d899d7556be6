import { join } from 'node:path'
import Database from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { newAnswer, newCheck } from '../../support/state/answered-examples.js'

test('a database of before refreshes were remembered is brought up to date, with all that it holds', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const first = await openState(folder)
  const asked = await first.keep(newAnswer())
  const checked = await first.keep(newCheck())
  await first.close()
  const database = new Database(join(folder, 'state.db'))
  database.exec('drop table refreshes; drop table marks')
  database.exec('drop table sweeps; drop table turned; drop table watches; drop table notices')
  database.exec(`delete from kysely_migration where name > '001-first'`)
  database.exec(`update given set body = json_remove(body, '$.left')`)
  database.close()

  const state = await openState(folder)
  expect(await state.given(asked)).toEqual({ ...newAnswer(), id: asked })
  expect(await state.given(checked)).toEqual({ ...newCheck(), id: checked, left: 0 })
  const begun = { user: 'mod', locale: 'en', at: '2025-03-05T08:00:00.000Z' }
  const id = await state.beginRefresh(begun)
  expect(await state.refreshesBegun()).toEqual([{ ...begun, id, shownIn: null }])
  await state.close()
})
