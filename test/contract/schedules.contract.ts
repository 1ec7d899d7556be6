import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { State } from '../../src/state/state.js'

/** What a state remembers of regular work; each test opens a new one. */
export function schedulesContract(name: string, open: () => Promise<State>): void {
  describe(`${name} and schedules`, () => {
    let state: State
    beforeEach(async () => {
      state = await open()
    })
    afterEach(() => state.close())

    test('what work noted comes back, the last under each name, until it is taken away', async () => {
      expect(await state.jobMark('refresh')).toBeNull()
      await state.setJobMark('refresh', '甲\0')
      await state.setJobMark('digest 1', '乙')
      await state.setJobMark('refresh', '丙\0')
      expect(await state.jobMark('refresh')).toBe('丙\0')
      await state.setJobMark('refresh', null)
      await state.setJobMark('nothing', null)
      expect(await state.jobMark('refresh')).toBeNull()
      expect(await state.jobMark('digest 1')).toBe('乙')
    })

    test('a channel is told what was set last, and one that is told nothing is forgotten', async () => {
      const one = { channel: '1', locale: 'zh-TW', reports: true, digestAt: null }
      const two = { channel: '2', locale: 'en-US', reports: false, digestAt: '18:00' }
      await state.subscribe(two)
      await state.subscribe({ ...one, digestAt: '07:30' })
      await state.subscribe(one)
      expect(await state.subscriptions()).toEqual([one, two])
      await state.subscribe({ ...two, digestAt: null })
      await state.subscribe({ ...two, channel: '3', digestAt: null })
      expect(await state.subscriptions()).toEqual([one])
    })
  })
}
