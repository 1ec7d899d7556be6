import { expect, it } from 'vitest'
import { botProcessOnline } from './bot-process.js'
import { descriptionOf } from './running-bot.js'

const question = '晋城经开区光机电产业总产值突破了多少？'

/** As long as Discord takes no answer, the question is in flight. */
const busy = (seconds: number) => ({
  method: 'PATCH',
  path: /@original$/,
  status: 429,
  headers: { 'retry-after': `${seconds}` },
})

it('answers what was asked before it was told to stop, and ends well', async () => {
  const { bot, server } = await botProcessOnline()
  const takesAnswers = server.fail(busy(0.1))
  const asked = server.interaction({ command: 'ask', options: { question } })
  await server.request('PATCH', /@original$/)
  bot.signal('SIGTERM')
  await bot.printing('正在停止')
  const late = server.interaction({ command: 'ask', options: { question } })
  expect((await late.answered).content).toBe('我马上要重启，请过一分钟再问。')
  takesAnswers()
  expect(descriptionOf(await asked.answered)).toContain('**700亿元**')
  expect(await bot.code).toBe(0)
  expect(server.gateway.connections).toBe(0)
})

it('ends at once when told to stop a second time', async () => {
  const { bot, server } = await botProcessOnline()
  server.fail(busy(600))
  server.interaction({ command: 'ask', options: { question } })
  await server.request('PATCH', /@original$/)
  bot.signal('SIGINT')
  await bot.printing('正在停止')
  bot.signal('SIGINT')
  expect(await bot.code).toBe(130)
})
