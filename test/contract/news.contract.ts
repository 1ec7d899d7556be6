import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewWatch, Notice, Turned } from '../../src/domain/index.js'
import type { State } from '../../src/state/state.js'
import { answered, newAnswer, newCheck, unanswered } from '../support/state/answered-examples.js'
import type { OpenedState } from './state.contract.js'

const at = '2025-03-06T08:00:00.000Z'
const later = '2025-03-07T08:00:00.000Z'

const turned: Turned = {
  kind: 'value',
  before: '38.5亿元',
  after: '41亿元',
  claim: null,
  citation: answered.citations[0] ?? null,
  indexVersion: 'v2',
}

const onAnswer = (given: string, user = 'ming'): NewWatch => {
  return { kind: 'answer', given, user, locale: 'zh-CN', channel: 'news', at }
}
const onTopic = (question: string, user = 'ming'): Extract<NewWatch, { kind: 'topic' }> => {
  return {
    ...{ kind: 'topic', question, told: unanswered, turned: [] },
    ...{ user, locale: 'en', channel: null, at },
  }
}
const notice = (given: string | null, parts: Partial<Notice> = {}): Omit<Notice, 'id'> => ({
  ...{ user: 'ming', locale: 'zh-CN', channel: 'news', at, given, question: '总投资是多少？' },
  ...{ link: { channel: 'news', message: 'm' }, turned: [turned] },
  ...parts,
})

/** The part of the contract of every state that is about news. */
export function newsContract(name: string, open: () => Promise<OpenedState>): void {
  describe(`${name} remembers how the news turns`, () => {
    let state: State
    let dump: OpenedState['dump']
    beforeEach(async () => {
      ;({ state, dump } = await open())
    })
    afterEach(() => state.close())

    test('changes are compared one after the other, from where it was left', async () => {
      expect(await state.newsNotedUpTo()).toBeNull()
      expect(await state.newsDue()).toBeNull()
      await state.noteNews('v1', 'v2')
      await state.noteNews('v1', 'v2')
      await state.noteNews('v2', 'v3')
      expect(await state.newsNotedUpTo()).toBe('v3')
      const first = await state.newsDue()
      expect(first).toMatchObject({ from: 'v1', to: 'v2', cursor: null })
      await state.newsComparedUpTo(first?.id ?? 0, `${at} abc`)
      expect(await state.newsDue()).toEqual({ ...first, cursor: `${at} abc` })
      await state.newsComparedUpTo(first?.id ?? 0, null)
      const second = await state.newsDue()
      expect(second).toMatchObject({ from: 'v2', to: 'v3', cursor: null })
      await state.newsComparedUpTo(second?.id ?? 0, null)
      expect(await state.newsDue()).toBeNull()
      expect(await state.newsNotedUpTo()).toBe('v3')
      await state.noteNews('v2', 'v3')
      expect(await state.newsDue()).toBeNull()
    })

    test('answers and checks come once each, oldest first, in whatever steps', async () => {
      const ids: string[] = []
      for (const day of ['05', '03', '04', '04']) {
        const given = day === '03' ? newCheck() : newAnswer()
        ids.push(await state.keep({ ...given, at: `2025-03-${day}T08:00:00.000Z` }))
      }
      for (const step of [1, 3, 9]) {
        const seen: string[] = []
        for (let cursor: string | null = null; ; ) {
          const placed = await state.givenAfter(cursor, step)
          if (placed.length === 0) break
          seen.push(...placed.map(({ given }) => given.id))
          cursor = placed.at(-1)?.cursor ?? null
        }
        expect(seen).toHaveLength(4)
        expect(new Set(seen)).toEqual(new Set(ids))
        expect([seen[0], seen[3]]).toEqual([ids[1], ids[0]])
      }
    })

    test('the last answer that somebody sees is their own or a public one', async () => {
      const open = await state.keep(newAnswer({ at: '2025-03-05T08:00:00.000Z' }))
      await state.keep(newAnswer({ at, isPrivate: true, user: 'hong' }))
      expect((await state.lastSeenIn('news', 'ming'))?.id).toBe(open)
      expect((await state.lastSeenIn('news', 'hong'))?.id).not.toBe(open)
      expect(await state.lastSeenIn('elsewhere', 'ming')).toBeNull()
    })

    test('what turned is kept, shown, counted once, replaced and taken back', async () => {
      const id = await state.keep(newAnswer())
      expect(await state.turnedFor(id)).toEqual([])
      await state.noteTurned(id, [turned], at, [])
      expect(await state.turnedFor(id)).toEqual([turned])
      expect(await state.turnedToShow()).toMatchObject([{ given: { id }, turned: [turned] }])
      await state.turnedShown(id, 'shown')
      expect(await state.turnedToShow()).toEqual([])
      expect(await state.turnedAnswers(9)).toMatchObject([{ given: { id }, at, shown: 'shown' }])
      expect([await state.countTurned(), await state.countTurned()]).toEqual([1, 0])
      const other = { ...turned, after: '45亿元' }
      await state.noteTurned(id, [other], later, [])
      expect(await state.turnedAnswers(9)).toMatchObject([{ turned: [other], shown: 'due' }])
      expect(await state.countTurned()).toBe(1)
      await state.noteTurned(id, [], later, [])
      expect(await state.turnedAnswers(9)).toEqual([])
      expect(await state.turnedToShow()).toMatchObject([{ given: { id }, turned: [] }])
      expect(await state.countTurned()).toBe(0)
      await state.turnedShown(id, 'lost')
      expect(await state.turnedToShow()).toEqual([])
    })

    test('of a deleted answer nothing is recorded, and nobody is told', async () => {
      await state.noteTurned('0000000000', [turned], at, [notice(null)])
      expect(await state.turnedToShow()).toEqual([])
      expect(await state.noticesDue()).toEqual([])
    })

    test('watches are begun once, listed, and stopped by whose they are', async () => {
      const given = await state.keep(newAnswer())
      const id = await state.watch(onAnswer(given))
      expect(await state.watch(onAnswer(given))).toBe(id)
      const others = await state.watch(onAnswer(given, 'hong'))
      const topic = await state.watch(onTopic('谁承建四期？'))
      expect(await state.watch(onTopic('谁承建四期？'))).toBe(topic)
      expect((await state.watches('ming')).map((each) => each.id).toSorted()).toEqual(
        [id, topic].toSorted(),
      )
      expect((await state.watchesOf(given)).map(({ user }) => user).toSorted()).toEqual([
        'hong',
        'ming',
      ])
      expect(await state.topics()).toEqual([{ ...onTopic('谁承建四期？'), id: topic }])
      expect(await state.unwatch('ming', others)).toBe(false)
      expect(await state.unwatch('hong', others)).toBe(true)
      expect(await state.unwatch('hong', others)).toBe(false)
      expect(await state.watchesOf(given)).toEqual([{ ...onAnswer(given), id }])
    })

    test('what is told of a standing question is known from then on', async () => {
      const id = await state.watch(onTopic('谁承建四期？'))
      expect(await state.topics()).toMatchObject([{ told: unanswered, turned: [], at }])
      await state.toldTopic(id, answered, notice(null, { question: '谁承建四期？', at: later }))
      expect(await state.topics()).toMatchObject([{ told: answered, turned: [turned], at: later }])
      expect(await state.noticesDue()).toMatchObject([{ question: '谁承建四期？', given: null }])
      await state.toldTopic('0000000000', answered, notice(null))
      expect(await state.noticesDue()).toHaveLength(1)
    })

    test('notices are due until they are sent, and several in one message count once', async () => {
      const given = await state.keep(newAnswer())
      const two = [notice(given), notice(given, { at: later, user: 'ming' })]
      await state.noteTurned(given, [turned], at, [...two, notice(given, { user: 'hong' })])
      const due = await state.noticesDue()
      expect(due.map(({ user }) => user).toSorted()).toEqual(['hong', 'ming', 'ming'])
      expect(due.find(({ user }) => user === 'hong')).toMatchObject(notice(given, { user: 'hong' }))
      const ids = due.filter(({ user }) => user === 'ming').map(({ id }) => id)
      await state.noticesSent(ids, later)
      expect(await state.noticesDue()).toMatchObject([{ user: 'hong' }])
      expect(await state.noticesSince('ming', later)).toBe(1)
      expect(await state.noticesSince('ming', '2025-03-07T08:00:00.001Z')).toBe(0)
      expect(await state.noticesSince('hong', at)).toBe(0)
      const left = (await state.noticesDue()).map(({ id }) => id)
      await state.noticesRefused(left, null)
      expect(await state.noticesDue()).toEqual([])
      expect(await state.noticesSince('hong', at)).toBe(0)
      await state.noticesRefused(left, later)
      expect(await state.noticesSince('hong', later)).toBe(1)
      // What is sent days later takes nothing along that was only hinted at.
      await state.noticesSent(ids.slice(0, 1), '2025-04-07T08:00:00.000Z')
      expect(await state.noticesLeft('hong')).toMatchObject([{ user: 'hong' }])
      expect(await state.noticesLeft('ming')).toEqual([])
    })

    test('the list has what everybody sees, newest first, from a time on and no more than asked for', async () => {
      const keep = (question: string, isPrivate = false) =>
        state.keep(newAnswer({ question, isPrivate }))
      const times = [1, 2, 3, 4, 5].map((day) => `2025-03-0${day}T08:00:00.000Z`)
      for (const [n, time] of times.entries()) {
        await state.noteTurned(await keep(`第${n}个？`, n > 2), [turned], time, [])
      }
      const listed = async (...limits: [number, string?]) =>
        (await state.turnedAnswers(...limits)).map(({ given }) => given.question)
      expect(await listed(9)).toEqual(['第2个？', '第1个？', '第0个？'])
      expect(await listed(2)).toEqual(['第2个？', '第1个？'])
      expect(await listed(1, times[1])).toEqual(['第2个？'])
      expect(await listed(9, times[1])).toEqual(['第2个？', '第1个？'])
    })

    test('an answer takes along what turned, its watches and the notices of it', async () => {
      const given = await state.keep(newAnswer({ user: 'hong' }))
      await state.watch(onAnswer(given))
      await state.noteTurned(given, [turned], at, [notice(given)])
      await state.forgetUser('hong')
      expect(await state.turnedAnswers(9)).toEqual([])
      expect(await state.turnedToShow()).toEqual([])
      expect(await state.countTurned()).toBe(0)
      expect(await state.watches('ming')).toEqual([])
      expect(await state.noticesDue()).toEqual([])
      expect(await dump()).not.toContain('41亿元')
    })

    test('a person leaves no watch and no notice, and of a question no trace', async () => {
      const question = '云台港四期由谁承建？'
      const id = await state.watch({ ...onTopic(question), told: { ...unanswered, question } })
      await state.toldTopic(id, { ...answered, question }, notice(null, { question }))
      const others = await state.watch(onTopic('别的问题？', 'hong'))
      await state.forgetUser('ming')
      expect(await state.topics()).toMatchObject([{ id: others }])
      expect(await state.noticesDue()).toEqual([])
      expect(await dump()).not.toContain(question)
    })

    test('a standing question is kept as long as answers are, from when it was last told of', async () => {
      const given = await state.keep(newAnswer({ at: later }))
      await state.watch(onAnswer(given))
      const old = await state.watch(onTopic('旧的？'))
      const told = await state.watch(onTopic('新的？'))
      await state.toldTopic(told, answered, notice(null, { at: later }))
      expect(await state.forgetBefore('2025-03-07T00:00:00.000Z')).toBe(0)
      expect((await state.watches('ming')).map((each) => each.id)).not.toContain(old)
      expect(await state.watches('ming')).toHaveLength(2)
      expect(await state.noticesDue()).toHaveLength(1)
    })
  })
}
