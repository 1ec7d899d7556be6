import { expect, it } from 'vitest'
import { botProcessOnline } from './bot-process.js'

/** Errors in each kind of callback, thrown at a signal inside the bot's own process. */
const throwing = `process.on('SIGUSR2', () => {
  const quoting = () => { throw new Error('word of a question') }
  setTimeout(quoting)
  setImmediate(quoting)
  process.nextTick(quoting)
  Promise.reject(new Error('word of a question'))
  Promise.reject(undefined)
  new EventTarget().dispatchEvent(new Event('x'))
  import('node:events').then(({ EventEmitter }) => {
    new EventEmitter().on('x', quoting).emit('x')
  })
  import('node:net').then(({ connect }) => connect(1, '127.0.0.1'))
  import('node:worker_threads').then(({ Worker }) => {
    new Worker('throw new Error("word of a question")', { eval: true, execArgv: [], env: {} })
  })
  process.stderr.emit('error', new Error('EPIPE'))
})`

it('goes on answering whatever is thrown where nobody catches it, and says so', async () => {
  const { bot, server } = await botProcessOnline({
    HTTP_PORT: '0',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(throwing)}`,
  })
  const port = /"host":"[^"]+","port":(\d+)/.exec(bot.printed)?.[1]
  const errors = () => bot.printed.split('有一个错误没有人接住').length - 1
  const seen = bot.printing('ECONNREFUSED')
  bot.signal('SIGUSR2')
  await seen
  const asked = server.interaction({
    command: 'ask',
    options: { question: '云岭科技馆有几个展厅' },
  })
  expect((await asked.answered).embeds?.[0]?.description).toBeTruthy()
  const health = await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
  expect(health).toMatchObject({ status: 'ok', notices: [{ kind: 'unexpected_error' }] })
  expect(errors()).toBeGreaterThanOrEqual(7)
  expect(bot.printed).not.toContain('word of a question')
  bot.signal('SIGTERM')
  expect(await bot.code).toBe(0)
})
