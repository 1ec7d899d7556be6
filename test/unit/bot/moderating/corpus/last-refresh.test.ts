import { describe, expect, it } from 'vitest'
import type { VersionEntry } from '../../../../../src/app.js'
import { lastRefresh } from '../../../../../src/bot/moderating/corpus/status.js'
import { memoryState } from '../../../../support/state/memory-state.js'

const at = (hour: number) => `2025-03-05T0${hour}:00:00.000Z`
const versionOf = (hour: number, inService: boolean) =>
  ({ version: `v${hour}`, inService, holds: { createdAt: at(hour) } }) as VersionEntry

async function stateAfter(...done: readonly [string, 'done' | 'stopped', number][]) {
  const state = memoryState()
  for (const [action, outcome, hour] of done) {
    await state.audit({ at: at(hour), user: 'mod', action, outcome, detail: '' })
  }
  return state
}

describe('the last refresh', () => {
  it('stays what it was after a rollback', async () => {
    const state = await stateAfter(['corpus.refresh', 'done', 3], ['corpus.rollback', 'done', 4])
    const versions = [versionOf(2, false), versionOf(1, true)]
    expect(await lastRefresh(versions, state)).toEqual({ at: at(3), user: 'mod' })
  })

  it('is not one that was stopped', async () => {
    const state = await stateAfter(['corpus.refresh', 'done', 3], ['corpus.refresh', 'stopped', 5])
    expect(await lastRefresh([versionOf(2, true)], state)).toEqual({ at: at(3), user: 'mod' })
  })

  it('is by nobody known where a version is newer than what was written down', async () => {
    const state = await stateAfter(['corpus.refresh', 'done', 3])
    expect(await lastRefresh([versionOf(4, true)], state)).toEqual({ at: at(4), user: null })
  })

  it('is none before the first', async () => {
    expect(await lastRefresh([], await stateAfter())).toBeNull()
  })
})
