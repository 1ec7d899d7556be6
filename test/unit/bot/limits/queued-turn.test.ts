import { expect, it } from 'vitest'
import { type BotMessage, textMessage } from '../../../../src/bot/discord/bot-message.js'
import { QuestionQueue } from '../../../../src/bot/limits/question-queue.js'
import { takeTurnInQueue } from '../../../../src/bot/limits/queued-turn.js'
import { wordsIn } from '../../../../src/bot/messages/words-in.js'

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
function twoInLine(ready: Promise<boolean>) {
  const queue = new QuestionQueue(1, 5)
  const first = gate()
  const begun = gate()
  const sent = gate<{ id: string }>()
  const shown: string[] = []
  queue.run(() => first.opened)
  const show = ({ content }: BotMessage) => {
    shown.push(content)
    return content.startsWith('收到了') ? sent.opened : Promise.resolve({ id: '2' })
  }
  const all = takeTurnInQueue(
    { queue, ready },
    { show, words: wordsIn('zh-CN'), log },
    async (inTurn) => {
      begun.open()
      await inTurn(textMessage('答'))
    },
  )
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
