import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { State } from '../../src/state/state.js'
import { answered, newAnswer, newCheck, unanswered } from '../support/state/answered-examples.js'

const none = {
  ...{ answered: 0, unanswered: 0, askedBack: 0, checks: 0, up: 0, down: 0 },
  ...{ generated: 0, modelFailed: 0, overBudget: 0 },
}
const day = (n: number, time = '00:00:00.000') => `2025-03-0${n}T${time}Z`
const bounds = [day(4), day(5), day(6), day(7)]
const low = { ...answered, confidence: 'low' } as const
const asksBack = { ...unanswered, clarify: '是问云台港吗？' }
const model = { ...answered, mode: 'generated' } as const
const spent = { ...answered, modelFailure: 'budget' } as const
const silent = { ...answered, modelFailure: 'timeout' } as const

/** The contract of the figures of every state. */
export function figuresContract(name: string, open: () => Promise<State>): void {
  describe(`the figures of ${name}`, () => {
    let state: State
    beforeEach(async () => {
      state = await open()
    })
    afterEach(() => state.close())

    test('count what was given in each stretch, from its first moment to before its last', async () => {
      await state.keep(newAnswer({ at: day(5) }))
      await state.keep(newAnswer({ at: day(5, '12:00:00.000'), answer: unanswered }))
      await state.keep(newAnswer({ at: day(5, '12:00:00.000'), answer: asksBack }))
      await state.keep(newCheck({ at: day(5, '23:59:59.999') }))
      await state.keep(newAnswer({ at: day(6) }))
      await state.keep(newAnswer({ at: day(7) }))
      expect(await state.figuresBetween(bounds)).toEqual([
        none,
        { ...none, answered: 1, unanswered: 1, askedBack: 1, checks: 1 },
        { ...none, answered: 1 },
      ])
      expect(await state.figuresBetween([])).toEqual([])
      expect(await state.figuresBetween([day(5)])).toEqual([])
    })

    test('say how long it took by nearest rank, of what is known', async () => {
      for (const tookMs of [40, 10, 30, 20, 1000]) {
        await state.keep(newAnswer({ at: day(5), tookMs }))
      }
      await state.keep(newAnswer({ at: day(5) }))
      await state.keep(newCheck({ at: day(6), tookMs: 7 }))
      const found = await state.durationsBetween(bounds)
      expect(found.map(({ timed, median, p95 }) => [timed, median, p95])).toEqual([
        [0, null, null],
        [5, 30, 1000],
        [1, 7, 7],
      ])
    })

    test('say what a chat model wrote, and where it could not be used', async () => {
      for (const answer of [model, model, spent, silent, answered]) {
        await state.keep(newAnswer({ at: day(4), answer }))
      }
      expect((await state.figuresBetween(bounds))[0]).toEqual({
        ...{ ...none, answered: 5, generated: 2, modelFailed: 2, overBudget: 1 },
      })
    })

    test('set votes against how sure answers were', async () => {
      const sure = await state.keep(newAnswer({ at: day(5) }))
      const second = await state.keep(newAnswer({ at: day(6) }))
      const unsure = await state.keep(newAnswer({ at: day(6), answer: low }))
      const nothing = await state.keep(newAnswer({ at: day(6), answer: unanswered }))
      const before = await state.keep(newAnswer({ at: day(4) }))
      await state.keep(newAnswer({ at: day(6), answer: asksBack }))
      await state.keep(newCheck({ at: day(6) }))
      await state.vote(sure, 'ming', 'down', null)
      await state.vote(sure, 'ming', 'up', null)
      await state.vote(sure, 'hong', 'up', null)
      await state.vote(second, 'hong', 'down', '过时了')
      await state.vote(unsure, 'hong', 'down', null)
      await state.vote(nothing, 'hong', 'down', null)
      await state.vote(before, 'hong', 'down', null)
      expect(await state.votesByConfidence(day(5))).toEqual([
        { confidence: 'high', given: 2, up: 2, down: 1 },
        { confidence: 'medium', given: 0, up: 0, down: 0 },
        { confidence: 'low', given: 1, up: 0, down: 1 },
        { confidence: 'none', given: 1, up: 0, down: 1 },
      ])
    })

    test('count votes on the day on which they are cast', async () => {
      const id = await state.keep(newAnswer({ at: day(5) }))
      await state.vote(id, 'ming', 'up', null)
      await state.vote(id, 'hong', 'down', null)
      const found = await state.figuresBetween([day(5), day(6), '2999-01-01T00:00:00.000Z'])
      expect(found.map(({ up, down }) => [up, down])).toEqual([
        [0, 0],
        [1, 1],
      ])
    })

    test('forget what was deleted, whichever way', async () => {
      const given = { ...none, answered: 1 }
      const own = await state.keep(newAnswer({ at: day(5), user: 'ming' }))
      await state.vote(own, 'hong', 'up', null)
      expect((await state.figuresBetween(bounds))[1]).toEqual(given)
      await state.forgetUser('ming')
      const one = await state.keep(newAnswer({ at: day(5), user: 'hong' }))
      await state.forget(one)
      await state.keep(newAnswer({ at: day(4) }))
      await state.forgetBefore(day(5))
      const all = [...bounds, '2999-01-01T00:00:00.000Z']
      expect(await state.figuresBetween(all)).toEqual(bounds.map(() => none))
      expect((await state.votesByConfidence(day(4))).map((each) => each.given)).toEqual([
        0, 0, 0, 0,
      ])
    })

    test('take the newest gaps of a span', async () => {
      const ids: string[] = []
      for (const n of [4, 5, 6]) {
        ids.push(await state.keep(newAnswer({ at: day(n), answer: unanswered })))
      }
      const closed = await state.keep(newAnswer({ at: day(6), answer: unanswered }))
      await state.closeGaps([closed], 'mod')
      const old = await state.keep(newAnswer({ at: day(4) }))
      const idsOf = async (span: Parameters<State['gaps']>[0]) =>
        (await state.gaps(span)).map(({ id }) => id)
      expect(await idsOf({ since: day(5) })).toEqual([ids[2], ids[1]])
      expect(await idsOf({ since: day(5), most: 1 })).toEqual([ids[2]])
      await state.vote(old, 'hong', 'down', null)
      expect(await idsOf({ most: 2 })).toEqual([old, ids[2]])
      expect(await idsOf({ since: day(5) })).toEqual([old, ids[2], ids[1]])
      expect(await idsOf({})).toHaveLength(4)
    })

    test('list the tokens of days, and the audit from a time on', async () => {
      await state.spend('2025-03-04', 1)
      await state.spend('2025-03-06', 30)
      await state.spend('2025-03-05', 2)
      expect(await state.spentSince('2025-03-05')).toEqual([
        { day: '2025-03-05', tokens: 2 },
        { day: '2025-03-06', tokens: 30 },
      ])
      const entry = { user: 'mod', action: 'corpus.add', outcome: 'done', detail: '' } as const
      for (const n of [4, 5, 6]) await state.audit({ ...entry, at: day(n) })
      const found = await state.audited(9, day(5))
      expect(found.map(({ at }) => at)).toEqual([day(6), day(5)])
    })

    test('keep the trials of versions, newest first', async () => {
      const trial = { version: 'v1', published: true, asked: 9, right: 8, rightBefore: null }
      await state.noteTrial({ ...trial, at: day(4) })
      const refused = { ...trial, at: day(5), published: false, right: 1, rightBefore: 8 }
      await state.noteTrial(refused)
      expect(await state.trials(9)).toEqual([refused, { ...trial, at: day(4) }])
      expect(await state.trials(1)).toEqual([refused])
    })
  })
}
