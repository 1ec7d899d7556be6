import { join } from 'node:path'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

test('questions that an older program wrote into the audit are gone when it is opened', async () => {
  const { folder, remove } = await temporaryFolder()
  const state = await openState(folder)
  const at = '2025-03-05T08:00:00.000Z'
  const entry = { at, user: 'mod', outcome: 'done' } as const
  await state.audit({ ...entry, action: 'gaps.close', detail: '云台港四期由谁承建？' })
  await state.audit({ ...entry, action: 'corpus.remove', detail: 'port.txt' })
  await state.close()
  const database = new Database(join(folder, 'state.db'))
  database.exec(`delete from kysely_migration where name like '002-%'`)
  database.close()
  const opened = await openState(folder)
  const details = (await opened.audited(9)).map(({ detail }) => detail)
  await opened.close()
  await remove()
  expect(details).toEqual(['port.txt', ''])
})
