import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { openState } from '../../src/state/open-state.js'
import { openSharedState } from '../../src/state/postgres/open-shared-state.js'
import { temporaryFolder } from '../support/cli/run-youju.js'
import { emptied, rowsIn } from '../support/postgres/rows.js'
import { PostgresServer, programs, skipped } from '../support/postgres/server.js'
import { memoryState } from '../support/state/memory-state.js'
import { feedsInStateContract } from './feeds-in-state.contract.js'
import { figuresContract } from './figures.contract.js'
import { newsContract } from './news.contract.js'
import { schedulesContract } from './schedules.contract.js'
import { type OpenedState, stateContract } from './state.contract.js'

let folder: string
let remove: () => Promise<void>
let opened = 0
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

async function inMemory(): Promise<OpenedState> {
  const state = memoryState()
  // Its contents are private; this is everything that it ever returns.
  const dump = async () => {
    const given = [await state.lastIn('news'), await state.gaps(), await state.audited(99)]
    return JSON.stringify([...given, await state.topics(), await state.noticesDue()])
  }
  return { state, dump }
}

async function onDisk(): Promise<OpenedState> {
  const stateDir = join(folder, `${++opened}`, 'state')
  const state = await openState(stateDir)
  return { state, dump: async () => bytesIn(stateDir) }
}

stateContract('memoryState', inMemory)
newsContract('memoryState', inMemory)
stateContract('openState', onDisk)
newsContract('openState', onDisk)

schedulesContract('memoryState', async () => memoryState())

schedulesContract('openState', () => openState(join(folder, `${++opened}`, 'state')))

figuresContract('memoryState', async () => memoryState())
figuresContract('openState', () => openState(join(folder, `${++opened}`, 'state')))

feedsInStateContract('memoryState', async () => memoryState())
feedsInStateContract('openState', () => openState(join(folder, `${++opened}`, 'state')))

describe.skipIf(programs === null)(`on Postgres${skipped}`, () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await PostgresServer.shared()
  })
  const open = async () => openSharedState(await emptied(place()))
  const place = () => ({ url: server.url(), schema: `contract_${process.pid}` })
  const shared = async (): Promise<OpenedState> => ({
    state: await open(),
    dump: () => rowsIn(place()),
  })
  stateContract('openSharedState', shared)
  newsContract('openSharedState', shared)
  schedulesContract('openSharedState', open)
  figuresContract('openSharedState', open)
  feedsInStateContract('openSharedState', open)
})

/** Returns every byte of every file of a database. */
function bytesIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}
