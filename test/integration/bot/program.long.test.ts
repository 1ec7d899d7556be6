import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { BotProcess } from '../../support/bots/bot-process.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import type { DiscordServer } from '../../support/discord/index.js'
import { filesHolding } from '../../support/state/raw-bytes.js'
import { botProcessOnline, startBotProcess } from './bot-process.js'
import { descriptionOf, mentioning } from './running-bot.js'

const questions = {
  command: '晋城经开区光机电产业总产值突破了多少？',
  message: '长治的投资有多少？',
  check: '晋城经开区光机电产业总产值突破了3亿元',
  refused: '霍州的政务怎样？',
}

/** As long as Discord takes no answer, the question is in flight. */
const busy = (seconds: number) => ({
  method: 'PATCH',
  path: /@original$/,
  status: 429,
  headers: { 'retry-after': `${seconds}` },
})

const ask = (server: DiscordServer, question: string) =>
  server.interaction({ command: 'ask', options: { question } })

/** Asks in each way, and once where Discord refuses the answer; the log holds it all or nothing of it. */
async function expectLog(bot: BotProcess, server: DiscordServer, isTold: boolean): Promise<void> {
  const asked = ask(server, questions.command)
  const answer = await asked.answered
  expect(descriptionOf(answer)).toContain('**700亿元**')
  expect(descriptionOf(answer)).toContain('预计突破700亿元')
  expect(answer.embeds?.[0]?.footer?.text).toContain('2 个独立来源')
  const mentioned = server.message(mentioning(server, questions.message))
  expect(descriptionOf(await mentioned.reply)).toBeTruthy()
  const check = server.interaction({ command: 'check', options: { claim: questions.check } })
  await check.answered
  // Errors of the client hold the request, with its body and the token of its path.
  server.fail({ method: 'PATCH', path: /@original$/, status: 400, times: 2 })
  const refused = ask(server, questions.refused)
  await bot.printing('Discord 没有收下这条消息')

  for (const text of Object.values(questions)) expect(bot.printed.includes(text)).toBe(isTold)
  for (const { token } of [server.state, asked, check, refused]) {
    expect(bot.printed).not.toContain(token)
  }
  // Nor what was answered.
  expect(bot.printed).not.toContain('700亿元')
  expect(server.unknownRoutes).toEqual([])
}

async function expectHealth({ printed }: BotProcess, server: DiscordServer): Promise<void> {
  const [, host, port] = /"host":"([^"]+)","port":(\d+)/.exec(printed) ?? []
  expect(host).toBe('127.0.0.1')
  const response = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/./),
    program: expect.stringMatching(/^\d+\./),
    articles: expect.any(Number),
    discord: 'connected',
    leader: true,
    shards: '0/1',
    uptimeSeconds: expect.any(Number),
    notices: [],
  })
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(metrics).toMatch(/^youju_index_articles [1-9]\d*$/m)
  expect(metrics).not.toContain(server.state.token)
}

/** A running bot erases what a person deletes, and makes its records anew where they are taken away. */
async function expectRecords(bot: BotProcess, server: DiscordServer, folder: string) {
  const stateDir = join(folder, 'records')
  const secret = '云台港四期由谁承建'
  for (let n = 0; n < 5; n++) await ask(server, `${secret}，第${n}次`).answered
  // The answer is shown before the message that shows it is noted.
  await server.interaction({ command: 'gaps', user: server.person({ permissions: 1n << 5n }) })
    .answered
  expect(filesHolding(stateDir, secret)).not.toEqual([])
  const privacy = server.interaction({ command: 'privacy' })
  await privacy.acknowledged
  await server.press(privacy, '删除我的提问').answered
  await server.press(privacy, '确认删除').answered
  expect(server.shown(privacy).text).toMatch(/已删除你的 \d+ 条提问/)
  expect(filesHolding(stateDir, secret)).toEqual([])

  await ask(server, '新馆有多大？').answered
  await rm(stateDir, { recursive: true })
  await ask(server, '新馆有多高？').answered
  await bot.printing('已在原处重建')
  expect(existsSync(join(stateDir, 'state.db'))).toBe(true)
  expect(await healthOf(bot)).toMatchObject({
    status: 'ok',
    notices: expect.arrayContaining([
      expect.objectContaining({ message: expect.stringContaining('记录都在') }),
    ]),
  })
  return () => {
    expect(filesHolding(stateDir, '新馆有多大')).toEqual(['state.db'])
    expect(filesHolding(folder, secret)).toEqual([])
    expect(bot.printed).not.toContain(secret)
  }
}

async function healthOf({ printed }: BotProcess): Promise<unknown> {
  const [, port] = /"host":"[^"]+","port":(\d+)/.exec(printed) ?? []
  return (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
}

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

/** The bot goes on answering whatever is thrown where nobody catches it, and says so. */
async function expectOutliving(bot: BotProcess, server: DiscordServer): Promise<void> {
  const seen = bot.printing('ECONNREFUSED')
  bot.signal('SIGUSR2')
  await seen
  expect(descriptionOf(await ask(server, '云岭科技馆有几个展厅').answered)).toBeTruthy()
  const notices = [{ kind: 'unexpected_error' }]
  expect(await healthOf(bot)).toMatchObject({ status: 'ok', notices })
  expect(bot.printed.split('有一个错误没有人接住').length - 1).toBeGreaterThanOrEqual(7)
  expect(bot.printed).not.toContain('word of a question')
}

it('`npm start` with a token answers, serves its health on this machine only, logs no question and no token, outlives errors that nobody catches, keeps its records, and answers what is in flight before it stops', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const { bot, server } = await botProcessOnline({
    ...{ HTTP_PORT: '0', LOG_LEVEL: 'info', STATE_DIR: join(folder, 'records') },
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(throwing)}`,
  })
  await expectHealth(bot, server)
  await expectLog(bot, server, false)
  await expectOutliving(bot, server)
  const expectErased = await expectRecords(bot, server, folder)

  const takesAnswers = server.fail(busy(0.1))
  const asked = ask(server, questions.command)
  await server.requestThat(({ status }) => status === 429)
  bot.signal('SIGTERM')
  await bot.printing('正在停止')
  const late = ask(server, questions.command)
  expect((await late.answered).content).toBe('我马上要重启，请过一分钟再问。')
  takesAnswers()
  expect(descriptionOf(await asked.answered)).toContain('**700亿元**')
  // The connection that fetch keeps open does not keep the process alive.
  expect(await bot.code).toBe(0)
  expect(server.gateway.connections).toBe(0)
  expectErased()
})

it('at LOG_LEVEL=debug the log holds what was asked, and a second signal ends the program at once', async () => {
  const { bot, server } = await botProcessOnline({ LOG_LEVEL: 'debug' })
  await expectLog(bot, server, true)
  server.fail(busy(600))
  ask(server, questions.command)
  await server.requestThat(({ status }) => status === 429)
  bot.signal('SIGINT')
  await bot.printing('正在停止')
  bot.signal('SIGINT')
  expect(await bot.code).toBe(130)
})

it('says in one sentence that the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { bot, server } = await startBotProcess({ HTTP_PORT: `${port}`, LOG_LEVEL: 'silent' })
  expect(await bot.code).toBe(1)
  expect(bot.printed).toBe(
    `健康检查的端口 127.0.0.1:${port} 已被别的程序占用：请改 HTTP_PORT（或 HTTP_HOST），或留空不开。\n`,
  )
  expect(server.requests).toEqual([])
})
