import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { newAnswer } from '../../support/state/answered-examples.js'

let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

test('the state is opened once, when it is needed, and again after it was closed', async () => {
  const stateDir = join(folder, 'state')
  const app = createApp(readConfig({ STATE_DIR: stateDir }))
  await app.close()
  expect(existsSync(stateDir)).toBe(false)
  const [state, same] = await Promise.all([app.state(), app.state()])
  expect(same).toBe(state)
  const id = await state.keep(newAnswer())
  await app.close()
  await expect(state.given(id)).rejects.toMatchObject({ code: 'state_unavailable' })
  expect(await (await app.state()).given(id)).toMatchObject({ id })
  await app.close()
})
