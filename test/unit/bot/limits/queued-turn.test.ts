import { expect, it } from 'vitest'
import { type BotMessage, textMessage } from '../../../../src/bot/discord/bot-message.js'
import { unobserved } from '../../../../src/bot/health/observer.js'
import { Admission, standardLimits } from '../../../../src/bot/limits/admission.js'
import { takeTurnInQueue } from '../../../../src/bot/limits/queued-turn.js'
import { wordsIn } from '../../../../src/bot/messages/words-in.js'
import type { SharedCounts } from '../../../../src/domain/index.js'
import type { State } from '../../../../src/state/state.js'
import { memoryState } from '../../../support/state/memory-state.js'

const asker = { user: '1', channel: '2', locale: 'zh-CN' } as const
const place = { kind: 'message', channel: '2', message: '3' } as const
const log = { debug() {}, info() {}, warn() {}, error() {} }

/** Something to wait for, and the way to let it come. */
function gate<T = void>() {
  let open: (value: T) => void = () => {}
  const opened = new Promise<T>((resolve) => {
    open = resolve
  })
  return { opened, open: (value: T) => open(value) }
}

/** One who is being served, and one who waits behind; `shown` is what that one is shown. */
function twoInLine(ready: Promise<boolean>, given: { state?: State; shared?: SharedCounts } = {}) {
  const { state = memoryState(), shared = null } = given
  const limits = { ...standardLimits, atOnce: 1, waiting: 5 }
  const admission = new Admission(limits, () => 0, unobserved, shared)
  const { queue } = admission
  const first = gate()
  const begun = gate()
  const sent = gate<{ id: string }>()
  const shown: string[] = []
  queue.run(() => first.opened)
  const show = ({ content }: BotMessage) => {
    shown.push(content)
    return content.startsWith('收到了') ? sent.opened : Promise.resolve({ id: '2' })
  }
  const context = { admission, state, log, now: () => 0 }
  const all = takeTurnInQueue({ asker, place, ready, show }, context, async (inTurn) => {
    begun.open()
    await inTurn(textMessage('答'))
  })
  return { queue, first, begun, sent, shown, all }
}

const told = '收到了，前面还有 1 个问题，请稍等……'

it('work begins when it is its turn, though the word that it waits is still on its way', async () => {
  const { first, begun, sent, shown, all } = twoInLine(Promise.resolve(true))
  await new Promise(setImmediate)
  expect(shown).toEqual([told])
  first.open()
  await begun.opened
  // What it shows comes after that word, and in its place.
  await new Promise(setImmediate)
  expect(shown).toEqual([told])
  sent.open({ id: '1' })
  await all
  expect(shown).toEqual([told, '答'])
})

it('the word is not sent any more once the turn has come', async () => {
  const ready = gate<boolean>()
  const { first, shown, all } = twoInLine(ready.opened)
  first.open()
  await new Promise(setImmediate)
  ready.open(true)
  await all
  expect(shown).toEqual(['答'])
})

it('nothing is done for what Discord has given up', async () => {
  const { first, shown, all } = twoInLine(Promise.resolve(false))
  first.open()
  await all
  expect(shown).toEqual([])
})

/** Lets everything happen that waits for nothing but other things of this process. */
async function settled() {
  for (let i = 0; i < 5; i++) await new Promise(setImmediate)
}

it('what all processes together do not take is refused, and not worked on', async () => {
  const shared: SharedCounts = {
    take: async ([first]) => ({ key: first?.key ?? '', seconds: 7 }),
    noteDeletion: async () => {},
    hasDeleted: async () => false,
  }
  const { first, shown, all } = twoInLine(Promise.resolve(true), { shared })
  await settled()
  expect(shown).toEqual([wordsIn('zh-CN').tooFast(7)])
  first.open()
  expect(await all).toBe(false)
  expect(shown).toHaveLength(1)
})

it('what waits behind too many of other processes is refused', async () => {
  const state = { ...memoryState(), beginQuestion: async () => null }
  const { first, shown, all } = twoInLine(Promise.resolve(true), { state })
  first.open()
  expect(await all).toBe(false)
  expect(shown).toEqual([wordsIn('zh-CN').lineFull])
})

it('what another process has taken over shows nothing, and is left to it', async () => {
  const ended: string[] = []
  const state: State = {
    ...memoryState(),
    isQuestionOurs: async () => false,
    endQuestion: async (id) => void ended.push(id),
  }
  const { first, sent, shown, all } = twoInLine(Promise.resolve(true), { state })
  await settled()
  sent.open({ id: '1' })
  first.open()
  expect(await all).toBe(true)
  expect(shown).toEqual([told])
  expect(ended).toEqual([])
})

it('it is answered where it cannot be noted, and that is logged once', async () => {
  const state: State = { ...memoryState(), beginQuestion: () => Promise.reject(new Error('gone')) }
  const warned: string[] = []
  const context = {
    admission: new Admission(standardLimits, () => 0, unobserved),
    state,
    log: { ...log, warn: (_: object, text: string) => void warned.push(text) },
    now: () => 0,
  }
  const shown: string[] = []
  const show = async ({ content }: BotMessage) => {
    shown.push(content)
    return { id: '1' }
  }
  const turn = { asker, place, ready: Promise.resolve(true), show }
  const answer = () =>
    takeTurnInQueue(turn, context, async (inTurn) => void (await inTurn(textMessage('答'))))
  expect(await Promise.all([answer(), answer()])).toEqual([true, true])
  expect(shown).toEqual(['答', '答'])
  expect(warned).toHaveLength(1)
})
