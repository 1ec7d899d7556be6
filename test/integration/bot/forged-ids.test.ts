import { describe, expect, it } from 'vitest'
import { answer, article } from './answers.js'
import { type BotUnderTest, descriptionOf, runBot, textOf } from './running-bot.js'

const question = '新馆有多大？'
const gone = '找不到这条回答了'

/** An answer that only its asker sees, a message that everybody sees, and somebody else. */
async function withPrivateAnswer() {
  const bot = await runBot(() => answer())
  bot.service.articles.set('article-1', article())
  const { server } = bot
  const asker = server.person({ username: 'asker' })
  const stranger = server.person({ username: 'stranger' })
  const given = server.interaction({
    ...{ command: 'ask', options: { question, private: true }, user: asker },
  })
  const [button] = (await given.answered).components?.flatMap(({ components }) => components) ?? []
  const id = String(button?.custom_id).split(':')[1] ?? ''
  const other = server.interaction({ command: 'ask', options: { question }, user: stranger })
  await other.answered
  return { ...bot, asker, stranger, id, place: other.id }
}

const shownPublicly = ({ server }: BotUnderTest) =>
  server.requests.filter(({ path }) => /\/messages$|\/threads$/.test(path))

describe('the id of an answer that only somebody else sees', () => {
  it.each(['original', 'receipt', 'rest', 'up', 'down', 'thread'])(
    'opens nothing by a made-up button: %s',
    async (action) => {
      const bot = await withPrivateAnswer()
      const before = shownPublicly(bot).length
      const pressed = bot.server.pressForged(bot.place, `${action}:${bot.id}`, {
        user: bot.stranger,
      })
      const reply = await pressed.answered
      expect(reply.content).toContain(gone)
      expect(textOf(reply)).not.toContain('新馆')
      expect(shownPublicly(bot).length).toBe(before)
      expect(await bot.service.state.gaps()).toEqual([])
    },
  )

  it('takes no vote by a made-up form', async () => {
    const bot = await withPrivateAnswer()
    const { stranger: user } = bot
    const sent = bot.server.submitForged(`why:${bot.id}`, { reason: '不对' }, { user })
    expect((await sent.answered).content).toContain(gone)
    expect(await bot.service.state.gaps()).toEqual([])
  })

  it('opens all to the asker, but no thread that everybody would see', async () => {
    const bot = await withPrivateAnswer()
    const press = (action: string) =>
      bot.server.pressForged(bot.place, `${action}:${bot.id}`, { user: bot.asker }).answered
    expect(descriptionOf(await press('original'))).toContain('新馆')
    const before = shownPublicly(bot).length
    expect((await press('thread')).content).toContain('没有权限')
    expect(shownPublicly(bot).length).toBe(before)
  })
})

it('an answer that everybody in one channel sees is none of another channel', async () => {
  const { server, service } = await runBot(() => answer())
  service.articles.set('article-1', article())
  const asker = server.person({ username: 'asker' })
  const elsewhere = server.state.addChannel({ type: 0, name: 'elsewhere' })
  const given = server.interaction({ command: 'ask', options: { question }, user: asker })
  const [button] = (await given.answered).components?.flatMap(({ components }) => components) ?? []
  const user = server.person({ username: 'stranger' })
  const id = String(button?.custom_id)
  const pressed = server.pressForged(given.id, id, { user })
  expect(descriptionOf(await pressed.answered)).toContain('新馆')
  const there = server.interaction({
    ...{ command: 'ask', options: { question }, user, channelId: elsewhere.id },
  })
  await there.answered
  const forged = server.pressForged(there.id, id, { user, channelId: elsewhere.id })
  expect((await forged.answered).content).toContain(gone)
})

it.each([
  'constructor',
  'toString',
  'valueOf:a',
  'hasOwnProperty:a:b',
  '__proto__',
  '__defineGetter__:a',
  '',
  ':',
])('an action that is none is answered as unknown: %j', async (customId) => {
  const { server, log } = await runBot()
  const place = server.interaction({ command: 'ask', options: { question } })
  await place.answered
  const pressed = await server.pressForged(place.id, customId).answered
  expect(pressed.content).toContain('这个操作已经停用')
  const sent = await server.submitForged(customId, { reason: 'x' }).answered
  expect(sent.content).toContain('这个操作已经停用')
  expect(log.at('error')).toEqual([])
})
