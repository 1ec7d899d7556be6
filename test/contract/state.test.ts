import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { memoryState } from '../../src/state/memory-state.js'
import { openState } from '../../src/state/open-state.js'
import { temporaryFolder } from '../support/cli/run-youju.js'
import { stateContract } from './state.contract.js'

let folder: string
let remove: () => Promise<void>
let opened = 0
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

stateContract('memoryState', async () => memoryState())
stateContract('openState', () => openState(join(folder, `${++opened}`, 'state')))
