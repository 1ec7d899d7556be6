import { describe, expect, it } from 'vitest'
import { botProcessOnline } from './bot-process.js'
import { mentioning } from './running-bot.js'

const questions = {
  command: '晋城经开区光机电产业总产值突破了多少？',
  message: '长治的投资有多少？',
  check: '晋城经开区光机电产业总产值突破了3亿元',
  refused: '霍州的政务怎样？',
}

describe.each([
  ['info', false],
  ['debug', true],
])('at LOG_LEVEL=%s', (level, isTold) => {
  it(`the log ${isTold ? 'holds' : 'does not hold'} what was asked, and never a token`, async () => {
    const { bot, server } = await botProcessOnline({ LOG_LEVEL: level })
    const ask = (question: string) => server.interaction({ command: 'ask', options: { question } })
    const asked = ask(questions.command)
    await asked.answered
    await server.message(mentioning(server, questions.message)).reply
    const check = server.interaction({ command: 'check', options: { claim: questions.check } })
    await check.answered
    // Errors of the client hold the request, with its body and the token of its path.
    server.fail({ method: 'PATCH', path: /@original$/, status: 400, times: 2 })
    const refused = ask(questions.refused)
    await refused.acknowledged
    bot.signal('SIGTERM')
    expect(await bot.code).toBe(0)

    expect(bot.printed).toContain('Discord 没有收下这条消息')
    for (const text of Object.values(questions)) expect(bot.printed.includes(text)).toBe(isTold)
    for (const { token } of [server.state, asked, check, refused]) {
      expect(bot.printed).not.toContain(token)
    }
    // Nor what was answered.
    expect(bot.printed).not.toContain('700亿元')
  })
})
