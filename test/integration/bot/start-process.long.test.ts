import { expect, it } from 'vitest'
import { botProcessOnline } from './bot-process.js'
import { descriptionOf, mentioning } from './running-bot.js'

const question = '晋城经开区光机电产业总产值突破了多少？'

it('`npm start` with a token answers from the bundled corpus in Discord, and stops when told to', async () => {
  const { bot, server } = await botProcessOnline()

  const asked = server.interaction({ command: 'ask', options: { question } })
  const answer = await asked.answered
  expect(descriptionOf(answer)).toContain('**700亿元**')
  expect(descriptionOf(answer)).toContain('预计突破700亿元')
  expect(answer.embeds?.[0]?.footer?.text).toContain('2 个独立来源')

  const mentioned = server.message(mentioning(server, question))
  expect(descriptionOf(await mentioned.reply)).toContain('**700亿元**')
  expect(server.unknownRoutes).toEqual([])
  expect(bot.printed).not.toContain(server.state.token)

  bot.signal('SIGTERM')
  expect(await bot.code).toBe(0)
})
