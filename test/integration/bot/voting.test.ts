import { describe, expect, it } from 'vitest'
import { answer, noEvidence } from './answers.js'
import { type BotUnderTest, runBot } from './running-bot.js'

const question = '新馆有多大？'

async function asked({ server }: BotUnderTest) {
  const given = server.interaction({ command: 'ask', options: { question } })
  await given.answered
  return given
}

describe('👍', () => {
  it.each([
    ['zh-CN', '谢谢，记下了。'],
    ['zh-TW', '謝謝，記下了。'],
    ['en-US', 'Thanks for the feedback!'],
  ])('is thanked for in %s, privately, and opens no gap', async (locale, thanks) => {
    const bot = await runBot()
    const pressed = bot.server.press(await asked(bot), '👍', { locale })
    expect((await pressed.acknowledged).data?.flags).toBe(64)
    expect((await pressed.answered).content).toBe(thanks)
    expect(await bot.service.state.gaps()).toEqual([])
  })
})

describe('👎', () => {
  it.each([
    ['zh-CN', '哪里不对？', '你写的原因', '谢谢。这条回答已记入'],
    ['zh-TW', '哪裡不對？', '你寫的原因', '謝謝。這則回答已列入'],
    ['en-US', 'What went wrong?', 'your reason', 'will see this answer.'],
  ])('asks in %s for a reason, which may be left out', async (locale, title, noted, bare) => {
    const bot = await runBot()
    const { server, service } = bot
    const given = await asked(bot)
    const why = server.press(given, '👎', { locale })
    expect((await why.modal).title).toBe(title)
    // Nothing is counted before the form is sent.
    expect(await service.state.gaps()).toEqual([])
    const silent = await server.submitModal(why, {}).answered
    expect(silent.content).toContain(bare)
    expect(silent.content).not.toContain(noted)
    expect(await service.state.gaps()).toMatchObject([
      { question, cause: 'voted_down', reason: null },
    ])
    const again = server.press(given, '👎', { locale })
    await again.modal
    const sent = server.submitModal(again, { reason: ' 数字不对 ' })
    expect((await sent.acknowledged).data?.flags).toBe(64)
    expect((await sent.answered).content).toContain(noted)
    expect(await service.state.gaps()).toMatchObject([{ question, reason: '数字不对' }])
  })

  it('opens its form also where what was given cannot be looked up', async () => {
    const bot = await runBot()
    const given = await asked(bot)
    bot.service.state.given = () => Promise.reject(new Error('disk gone'))
    expect((await bot.server.press(given, '👎').modal).title).toBe('哪里不对？')
  })

  it('of one person is not taken back by the 👍 of another, but by their own', async () => {
    const bot = await runBot()
    const { server, service } = bot
    const given = await asked(bot)
    const other = server.person()
    const why = server.press(given, '👎')
    await why.modal
    await server.submitModal(why, { reason: '太旧' }).answered
    await server.press(given, '👍', { user: other }).answered
    expect(await service.state.gaps()).toMatchObject([{ reason: '太旧' }])
    await server.press(given, '👍').answered
    expect(await service.state.gaps()).toEqual([])
  })

  it('adds to a question without evidence, which is a gap already', async () => {
    const bot = await runBot(() => noEvidence())
    const given = await asked(bot)
    expect(await bot.service.state.gaps()).toMatchObject([{ cause: 'no_evidence', reason: null }])
    const why = bot.server.press(given, '👎')
    await why.modal
    await bot.server.submitModal(why, { reason: '明明有' }).answered
    expect(await bot.service.state.gaps()).toMatchObject([
      { cause: 'no_evidence', reason: '明明有' },
    ])
  })
})

describe('a state that fails', () => {
  it('costs an answer its buttons, and nothing else', async () => {
    const bot = await runBot(() => answer())
    bot.service.state.keep = () => Promise.reject(new Error('disk full'))
    const reply = await (await asked(bot)).answered
    expect(reply.embeds?.[0]?.description).toContain('**2.4万平方米**')
    expect(reply.components).toEqual([])
    expect(bot.log.at('error')).toEqual(['回答没有记下：它的按钮暂不可用'])
  })

  it('does not promise that a question is on the list of gaps', async () => {
    const bot = await runBot(() => noEvidence())
    bot.service.state.keep = () => Promise.reject(new Error('disk full'))
    const reply = await (await asked(bot)).answered
    expect(reply.embeds?.[0]?.description).not.toContain('待补清单')
  })

  it('is told to who presses a button, in general words, and the bot goes on', async () => {
    const bot = await runBot()
    const given = await asked(bot)
    bot.service.state.given = () => Promise.reject(new Error('/srv/state.db is locked'))
    const reply = await bot.server.press(given, '👍', { locale: 'en-US' }).answered
    expect(reply.content).toBe('Something went wrong. Please try again later.')
    await (await asked(bot)).answered
    expect(bot.log.at('error')).toEqual(['一次操作没有完成：出错'])
  })
})
