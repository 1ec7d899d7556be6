import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AuditEntry, closedGapsDetail, type QuestionBegun } from '../../src/domain/index.js'
import type { State } from '../../src/state/state.js'
import { answered, newAnswer, newCheck, unanswered } from '../support/state/answered-examples.js'
import { apiToken } from '../support/state/token-example.js'

const later = '2999-01-01T00:00:00.000Z'
const longAgo = '2000-01-01T00:00:00.000Z'

/** A state, and a dump of all that it holds as one text; for a state on disk, of all that the disk holds. */
export interface OpenedState {
  state: State
  dump(): Promise<string>
}

/** The contract of every state; each test opens a new one. */
export function stateContract(name: string, open: () => Promise<OpenedState>): void {
  describe(`${name} as a State`, () => {
    let state: State
    let dump: OpenedState['dump']
    beforeEach(async () => {
      ;({ state, dump } = await open())
    })
    afterEach(() => state.close())

    describe('the rules of channels', () => {
      test('come back as they were set, the last for each channel, until they are cleared', async () => {
        expect(await state.channelRules()).toEqual([])
        await state.setChannelRule({ channel: '2', answers: 'never' })
        await state.setChannelRule({
          channel: '1',
          answers: 'addressed',
          source: '晨报\0',
          since: '2024-01-01',
        })
        await state.setChannelRule({ channel: '2', answers: 'questions', until: '2024-12-31' })
        expect(await state.channelRules()).toEqual([
          { channel: '1', answers: 'addressed', source: '晨报\0', since: '2024-01-01' },
          { channel: '2', answers: 'questions', until: '2024-12-31' },
        ])
        await state.clearChannelRule('1')
        await state.clearChannelRule('3')
        expect((await state.channelRules()).map(({ channel }) => channel)).toEqual(['2'])
      })
    })

    describe('keys', () => {
      test('are made once, differ by name, and are worth nothing once they are renewed', async () => {
        const [key, again] = await Promise.all([state.key('links'), state.key('links')])
        expect(again).toBe(key)
        expect(Buffer.from(key, 'base64url')).toHaveLength(32)
        expect(await state.key('others')).not.toBe(key)
        await state.renewKey('links')
        expect(await state.key('links')).not.toBe(key)
      })
    })

    describe('tokens', () => {
      test('are found by their hash, and stay as withdrawn, once', async () => {
        const second = {
          ...apiToken,
          id: 'second',
          name: '面板',
          madeAt: '2025-03-07T00:00:00.000Z',
        }
        await state.addToken(second, 'hash of the second')
        await state.addToken(apiToken, 'hash')
        expect(await state.tokens()).toEqual([apiToken, second])
        expect(await state.tokenHashedAs('hash')).toEqual(apiToken)
        expect(await state.tokenHashedAs('another')).toBeNull()
        await state.tokenUsed(apiToken.id, '2025-03-08')
        expect(await state.withdrawToken(apiToken.id, '2025-03-09T00:00:00.000Z')).toBe(true)
        expect(await state.withdrawToken(apiToken.id, '2025-03-10T00:00:00.000Z')).toBe(false)
        expect(await state.withdrawToken('nobody', '2025-03-10T00:00:00.000Z')).toBe(false)
        expect(await state.tokenHashedAs('hash')).toEqual({
          ...apiToken,
          lastUsed: '2025-03-08',
          withdrawnAt: '2025-03-09T00:00:00.000Z',
        })
        expect((await state.tokenHashedAs('hash of the second'))?.withdrawnAt).toBeNull()
      })
    })

    describe('sessions', () => {
      const session = (user: string, until = later) => ({
        ...{ user, begunAt: longAgo, until, checkedAt: longAgo, isModerator: false },
      })

      test('come back as they were begun or changed, until they are ended', async () => {
        await state.beginSession('a', session('ming'))
        await state.beginSession('b', session('ming'))
        await state.beginSession('c', session('hong'))
        expect(await state.session('a')).toEqual(session('ming'))
        expect(await state.session('A')).toBeNull()
        const changed = { ...session('ming'), isModerator: true, checkedAt: later }
        await state.changeSession('a', changed)
        expect(await state.session('a')).toEqual(changed)
        await state.endSession('a')
        await state.changeSession('a', changed)
        expect(await state.session('a')).toBeNull()
        expect(await state.endSessionsOf('ming')).toBe(1)
        expect(await state.session('b')).toBeNull()
        expect(await state.session('c')).toEqual(session('hong'))
        expect(await state.endSessions()).toBe(1)
        expect(await state.session('c')).toBeNull()
        expect(await state.endSessions()).toBe(0)
      })

      test('go when they have ended, and with all that is kept of their user', async () => {
        await state.beginSession('old', session('ming', '2001-01-01T00:00:00.000Z'))
        await state.beginSession('new', { ...session('hong'), begunAt: '2002-01-01T00:00:00.000Z' })
        expect(await state.session('old')).toBeNull()
        await state.beginSession('old', session('ming', '2001-01-01T00:00:00.000Z'))
        await state.forgetBefore(longAgo)
        expect(await state.session('old')).toBeNull()
        expect(await state.session('new')).not.toBeNull()
        await state.forgetUser('hong')
        expect(await state.session('new')).toBeNull()
      })
    })

    describe('what was given', () => {
      test('comes back as it was, under a new id of ten letters and digits', async () => {
        for (const given of [newAnswer(), newCheck(), newAnswer({ answer: unanswered })]) {
          const id = await state.keep(given)
          expect(id).toMatch(/^[A-Za-z0-9]{10}$/)
          expect(await state.given(id)).toEqual({ ...given, id })
        }
      })

      test('comes back as it was, whatever its texts hold', async () => {
        const text = fc.oneof(fc.string({ unit: 'binary' }), loneSurrogates)
        const maybe = fc.option(text)
        const change = fc.record({
          question: text,
          user: text,
          channel: maybe,
          message: maybe,
          previous: maybe,
          locale: text,
          isPrivate: fc.boolean(),
          answer: fc
            .record({ question: text, answer: text, short: maybe, notice: maybe })
            .map((texts) => ({ ...answered, ...texts })),
        })
        await fc.assert(
          fc.asyncProperty(change, text, async (others, message) => {
            const given = newAnswer(others)
            const id = await state.keep(given)
            expect(await state.given(id)).toEqual({ ...given, id })
            await state.shownIn(id, message)
            expect(await state.given(id)).toEqual({ ...given, id, message })
          }),
          { numRuns: 60 },
        )
      })

      test('is found by the message that shows it', async () => {
        const id = await state.keep(newAnswer())
        await state.keep(newAnswer({ message: 'another' }))
        expect(await state.givenIn('m')).toBeNull()
        await state.shownIn(id, 'm')
        expect(await state.givenIn('m')).toMatchObject({ id, message: 'm' })
      })

      test('is made public once, of many that try it at once, and private again', async () => {
        for (const given of [newAnswer({ isPrivate: true }), newCheck({ isPrivate: true })]) {
          const id = await state.keep(given)
          const tried = Array.from({ length: 5 }, () => state.setPrivate(id, false))
          expect((await Promise.all(tried)).filter((isChanged) => isChanged)).toEqual([true])
          expect(await state.given(id)).toEqual({ ...given, id, isPrivate: false })
          expect(await state.setPrivate(id, true)).toBe(true)
          expect(await state.given(id)).toEqual({ ...given, id })
        }
        expect(await state.setPrivate('0000000000', false)).toBe(false)
      })

      test('is not there under an id that nobody gave', async () => {
        expect(await state.given('0000000000')).toBeNull()
        await state.shownIn('0000000000', 'm')
        expect(await state.givenIn('m')).toBeNull()
      })
    })

    describe('the turns up to an answer', () => {
      const ask = (question: string, previous: string | null) => {
        const sentences = [{ text: `答${question}`, cites: [1] }]
        return state.keep(newAnswer({ question, previous, answer: { ...answered, sentences } }))
      }

      test('are the last ones, oldest first, without checks', async () => {
        const one = await ask('一', null)
        const two = await ask('二', one)
        const check = await state.keep(newCheck({ previous: two }))
        const three = await ask('三', check)
        const cited = ['port.txt']
        const turn = (question: string) => ({ question, answer: `答${question}`, cited })
        expect(await state.turnsUpTo(three, 9)).toEqual(['一', '二', '三'].map(turn))
        expect(await state.turnsUpTo(three, 2)).toEqual(['二', '三'].map(turn))
        expect(await state.turnsUpTo(check, 9)).toEqual(['一', '二'].map(turn))
        expect(await state.turnsUpTo(three, 0)).toEqual([])
        expect(await state.turnsUpTo('0000000000', 9)).toEqual([])
      })

      test('begin where an earlier one is gone', async () => {
        const id = await ask('二', 'forgotten0')
        expect(await state.turnsUpTo(id, 9)).toEqual([
          { question: '二', answer: '答二', cited: ['port.txt'] },
        ])
      })
    })

    describe('gaps', () => {
      const gapIds = async () => (await state.gaps()).map(({ id }) => id)

      test('are answers without evidence, private or not, newest first', async () => {
        const at = (hour: number) => `2025-03-05T0${hour}:00:00.000Z`
        const older = await state.keep(newAnswer({ answer: unanswered, at: at(1) }))
        const newer = await state.keep(
          newAnswer({ answer: unanswered, at: at(2), isPrivate: true, question: '谁？' }),
        )
        await state.keep(newAnswer())
        await state.keep(newCheck())
        // A question that the bot asked back about may still be answered.
        await state.keep(newAnswer({ answer: { ...unanswered, clarify: '它' }, at: at(3) }))
        expect(await gapIds()).toEqual([newer, older])
        expect((await state.gaps())[0]).toEqual({
          id: newer,
          question: '谁？',
          cause: 'no_evidence',
          reason: null,
          at: at(2),
        })
      })

      test('are opened by a down vote, and taken back by the same person with an up vote', async () => {
        const id = await state.keep(newAnswer())
        await state.vote(id, 'ming', 'up', null)
        expect(await state.gaps()).toEqual([])
        await state.vote(id, 'ming', 'down', '过时了')
        expect(await state.gaps()).toMatchObject([{ id, cause: 'voted_down', reason: '过时了' }])
        await state.vote(id, 'ming', 'down', '答非所问')
        expect(await state.gaps()).toMatchObject([{ id, reason: '答非所问' }])
        await state.vote(id, 'hong', 'up', null)
        expect(await gapIds()).toEqual([id])
        await state.vote(id, 'ming', 'up', null)
        expect(await state.gaps()).toEqual([])
      })

      test('of two voters stay while one of them says so, with the newest reason', async () => {
        const id = await state.keep(newCheck())
        await state.vote(id, 'ming', 'down', '过时了')
        await state.vote(id, 'hong', 'down', null)
        expect(await state.gaps()).toMatchObject([{ id, reason: '过时了' }])
        await state.vote(id, 'ming', 'up', null)
        expect(await state.gaps()).toMatchObject([{ id, cause: 'voted_down', reason: null }])
      })

      test('for want of evidence take in what a voter writes, and outlast an up vote', async () => {
        const id = await state.keep(newAnswer({ answer: unanswered }))
        await state.vote(id, 'ming', 'down', '明明有')
        expect(await state.gaps()).toMatchObject([{ id, cause: 'no_evidence', reason: '明明有' }])
        await state.vote(id, 'ming', 'up', null)
        expect(await state.gaps()).toMatchObject([{ id, cause: 'no_evidence', reason: null }])
      })

      test('once closed stay closed, but for a down vote after that', async () => {
        const missing = await state.keep(newAnswer({ answer: unanswered }))
        const voted = await state.keep(newAnswer())
        await state.vote(voted, 'ming', 'down', '过时了')
        await state.vote(missing, 'ming', 'down', null)
        expect(await state.closeGaps([missing, voted, voted, 'unknown'], 'mod')).toBe(2)
        expect(await state.closeGaps([missing, voted], 'mod')).toBe(0)
        await state.vote(voted, 'ming', 'up', null)
        await state.vote(missing, 'hong', 'up', null)
        expect(await state.gaps()).toEqual([])
        await state.vote(missing, 'ming', 'down', '还是没有')
        await state.vote(voted, 'hong', 'down', null)
        expect((await gapIds()).sort()).toEqual([missing, voted].sort())
        await state.vote(missing, 'ming', 'up', null)
        expect(await gapIds()).toEqual([voted])
        expect(await state.closeGaps([], 'mod')).toBe(0)
      })

      test('are not opened by a vote on what is gone', async () => {
        await state.vote('0000000000', 'ming', 'down', null)
        expect(await state.gaps()).toEqual([])
      })
    })

    test('audit entries come back newest first', async () => {
      const entry = (second: number, detail: string): AuditEntry => ({
        at: `2025-03-05T08:00:0${second}.000Z`,
        user: 'mod',
        action: 'corpus.refresh',
        outcome: 'refused',
        detail,
      })
      const entries = [entry(1, '一'), entry(3, '三\0\ud800'), entry(3, '四'), entry(2, '二')]
      for (const each of entries) await state.audit(each)
      const [one, three, four, two] = entries
      expect(await state.audited(9)).toEqual([four, three, two, one])
      expect(await state.audited(1)).toEqual([four])
    })

    test('refreshes are remembered, with the message that shows them, until they are over', async () => {
      const begun = (hour: number) => ({
        ...{ user: 'mod', locale: 'zh-TW', at: `2025-03-05T0${hour}:00:00.000Z` },
      })
      const later = await state.beginRefresh(begun(2))
      const first = await state.beginRefresh(begun(1))
      await state.refreshShownIn(first, 'news', 'm1')
      await state.refreshShownIn(first, 'news', 'm2')
      expect(await state.refreshesBegun()).toEqual([
        { ...begun(1), id: first, shownIn: { channel: 'news', message: 'm2' } },
        { ...begun(2), id: later, shownIn: null },
      ])
      expect(await state.refreshesBegun(true)).toEqual([])
      await state.endRefresh(first)
      await state.endRefresh('0000000000')
      await state.refreshShownIn('0000000000', 'news', 'm')
      expect(await state.refreshesBegun()).toMatchObject([{ id: later }])
    })

    describe('a question under way', () => {
      const line = { atOnce: 2, waiting: 1 }
      const question: Omit<QuestionBegun, 'id'> = {
        locale: 'zh-TW',
        at: '2025-03-05T01:00:00.000Z',
        place: { kind: 'reply', application: '1', token: 'to answer with' },
      }

      test('is its own until it is over, and its token is nowhere then', async () => {
        const { state, dump } = await open()
        const id = await state.beginQuestion(question, line)
        expect(await state.isQuestionOurs(id ?? '')).toBe(true)
        expect(await state.questionsCutShort()).toEqual([])
        await state.endQuestion(id ?? '')
        await state.endQuestion('0000000000')
        expect(await state.isQuestionOurs(id ?? '')).toBe(false)
        await state.close()
        expect(await dump()).not.toContain('to answer with')
      })

      test('is not taken where as many wait as may', async () => {
        const begin = () => state.beginQuestion(question, line)
        const ids = await Promise.all([1, 2, 3, 4, 5].map(begin))
        expect(ids.filter((id) => id === null)).toHaveLength(2)
        await state.endQuestion(ids.find((id) => id !== null) ?? '')
        expect(await begin()).not.toBeNull()
        expect(await begin()).toBeNull()
      })
    })

    describe('what is held', () => {
      test('is taken once', async () => {
        const data = { question: '谁\0\ud800', since: null, files: [1, 2] }
        const id = await state.hold('ming', data, later)
        expect(id).toMatch(/^[A-Za-z0-9]{10}$/)
        expect(await state.take('ming', id)).toEqual(data)
        expect(await state.take('ming', id)).toBeNull()
        expect(await state.take('ming', '0000000000')).toBeNull()
      })

      test('is for nobody else, whose try leaves it as it is', async () => {
        const id = await state.hold('ming', 7, later)
        expect(await state.take('hong', id)).toBeNull()
        expect(await state.take('ming', id)).toBe(7)
      })

      test('is given to one of many that take it at once', async () => {
        const id = await state.hold('ming', 7, later)
        const taken = await Promise.all(Array.from({ length: 5 }, () => state.take('ming', id)))
        expect(taken.filter((one) => one !== null)).toEqual([7])
      })

      test('is gone when its time is over', async () => {
        expect(await state.take('ming', await state.hold('ming', 1, longAgo))).toBeNull()
        expect(
          await state.take('ming', await state.hold('ming', 1, '2999-01-01T00:00:00+08:00')),
        ).not.toBeNull()
      })
    })

    test('tokens add up, day by day', async () => {
      expect(await state.spent('2025-03-05')).toBe(0)
      await Promise.all([state.spend('2025-03-05', 900), state.spend('2025-03-05', 100)])
      await state.spend('2025-03-05', -400)
      await state.spend('2025-03-06', 5)
      expect(await state.spent('2025-03-05')).toBe(600)
      expect(await state.spent('2025-03-06')).toBe(5)
    })

    test('tokens are spent within a limit, the last of it too', async () => {
      const day = '2025-03-05'
      expect(await state.spendWithin(day, 1001, 1000)).toBe(false)
      expect(await state.spendWithin(day, 900, 1000)).toBe(true)
      expect(await state.spendWithin(day, 101, 1000)).toBe(false)
      expect(await state.spendWithin(day, 100, 1000)).toBe(true)
      expect(await state.spent(day)).toBe(1000)
    })

    describe('forgetting', () => {
      test('what is old takes its votes and gaps along', async () => {
        const at = '2025-01-01T00:00:00.000Z'
        const old = await state.keep(newAnswer({ at, answer: unanswered }))
        const recent = await state.keep(newAnswer())
        await state.vote(old, 'ming', 'down', null)
        await state.vote(recent, 'ming', 'down', null)
        const held = await state.hold('ming', 1, later)
        await state.hold('ming', 1, longAgo)
        expect(await state.forgetBefore(at)).toBe(0)
        expect(await state.forgetBefore('2025-01-01T08:00:00.001+08:00')).toBe(1)
        expect(await state.given(old)).toBeNull()
        expect((await state.gaps()).map(({ id }) => id)).toEqual([recent])
        expect(await state.take('ming', held)).not.toBeNull()
      })

      test('one is deleted with its votes, and no other', async () => {
        const one = await state.keep(newAnswer({ answer: unanswered }))
        const other = await state.keep(newAnswer({ answer: unanswered }))
        await state.vote(one, 'hong', 'down', '过时了')
        await state.forget(one)
        await state.forget('0000000000')
        expect(await state.given(one)).toBeNull()
        expect((await state.gaps()).map(({ id }) => id)).toEqual([other])
        expect(await dump()).not.toContain('过时了')
      })

      test('a person leaves nothing of theirs but the audit', async () => {
        const own = await state.keep(newAnswer({ answer: unanswered }))
        const other = await state.keep(newAnswer({ user: 'hong' }))
        await state.vote(own, 'hong', 'down', null)
        await state.vote(other, 'ming', 'down', '过时了')
        const held = await state.hold('ming', 1, later)
        const entry: AuditEntry = {
          at: longAgo,
          user: 'ming',
          action: 'corpus.refresh',
          outcome: 'done',
          detail: '更新了',
        }
        await state.audit(entry)
        expect(await state.forgetUser('ming')).toBe(1)
        expect(await state.given(own)).toBeNull()
        expect(await state.given(other)).not.toBeNull()
        expect(await state.gaps()).toEqual([])
        expect(await state.take('ming', held)).toBeNull()
        expect(await state.audited(9)).toEqual([entry])
        expect(await state.forgetUser('ming')).toBe(0)
      })

      test('a question leaves no trace, nor does its gap that a moderator closed', async () => {
        const question = '云台港四期由谁承建？'
        const id = await state.keep(
          newAnswer({ question, answer: { ...unanswered, question, answer: `查无${question}` } }),
        )
        await state.vote(id, 'ming', 'down', `问的是${question}`)
        const gaps = await state.gaps()
        await state.closeGaps([id], 'mod')
        const entry = { at: longAgo, user: 'mod', action: 'gaps.close', outcome: 'done' } as const
        await state.audit({ ...entry, detail: closedGapsDetail(gaps) })
        await state.hold('ming', { question }, later)
        expect(await dump()).toContain(question)
        await state.forgetUser('ming')
        expect(await dump()).not.toContain(question)
        expect(await state.audited(9)).toEqual([{ ...entry, detail: `#${id}` }])
      })
    })
  })
}

const loneSurrogates = fc
  .array(fc.constantFrom('\ud800', '\udc00', '\0', '\\', '"', '\n', '文'), { maxLength: 6 })
  .map((units) => units.join(''))
