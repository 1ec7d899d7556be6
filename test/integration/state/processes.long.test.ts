import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { newAnswer } from '../../support/state/answered-examples.js'

const script = fileURLToPath(new URL('./writer-child.mjs', import.meta.url))
const day = '2025-03-05'
const count = 40

let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

interface Done {
  kept: string[]
  taken: string[]
}

/** A process that has loaded all it needs and writes when it is told to. */
async function readyWriter(stateDir: string, held: string[] = []): Promise<() => Promise<Done>> {
  const child = spawn(process.execPath, [script, stateDir, `${count}`, ...held], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const ended = once(child, 'close')
  expect((await lines.next()).value).toBe('ready')
  return async () => {
    child.stdin.end()
    const { value } = await lines.next()
    expect(await ended).toEqual([0, null])
    return JSON.parse(value) as Done
  }
}

test('processes that start together make the database once, and lose nothing', async () => {
  const stateDir = join(folder, 'new')
  const writers = await Promise.all([1, 2, 3].map(() => readyWriter(stateDir)))
  const done = await Promise.all(writers.map((write) => write()))
  const state = await openState(stateDir)
  const kept = done.flatMap((one) => one.kept)
  expect(new Set(kept).size).toBe(3 * count)
  expect((await state.gaps()).map(({ id }) => id).sort()).toEqual(kept.sort())
  expect(await state.spent(day)).toBe(3 * count)
  await state.close()
})

test('a process that writes while this one does loses nothing, and takes nothing twice', async () => {
  const stateDir = join(folder, 'shared')
  const state = await openState(stateDir)
  const held: string[] = []
  for (let i = 0; i < count; i++) held.push(await state.hold('ming', i, '2999-01-01T00:00:00Z'))
  const write = await readyWriter(stateDir, held)
  const writing = write()
  const own: Done = { kept: [], taken: [] }
  for (const id of held) {
    own.kept.push(await state.keep(newAnswer()))
    await state.spend(day, 1)
    if ((await state.take('ming', id)) !== null) own.taken.push(id)
  }
  const { kept, taken } = await writing
  for (const id of [...own.kept, ...kept]) expect(await state.given(id)).not.toBeNull()
  expect([...own.taken, ...taken].sort()).toEqual(held.sort())
  expect(await state.spent(day)).toBe(2 * count)
  await state.close()
})

test('states of one process share a database, transactions and all', async () => {
  const stateDir = join(folder, 'twice')
  const states = await Promise.all([1, 2, 3].map(() => openState(stateDir)))
  const closed = await Promise.all(
    states.map(async (state, number) => {
      const ids = []
      for (let i = 0; i < 10; i++) ids.push(await state.keep(newAnswer({ user: `${number}` })))
      for (const id of ids) await state.vote(id, 'hong', 'down', null)
      return (await state.closeGaps(ids, 'mod')) + (await state.forgetUser(`${number}`))
    }),
  )
  expect(closed).toEqual([20, 20, 20])
  await Promise.all(states.map((state) => state.close()))
})
