import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { filesHolding } from '../../support/state/raw-bytes.js'
import { botProcessOnline } from './bot-process.js'

it('a running bot erases what a person deletes, and makes its records anew where they are taken away', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const stateDir = join(folder, 'records')
  const { bot, server } = await botProcessOnline({ HTTP_PORT: '0', STATE_DIR: stateDir })
  const ask = (question: string) =>
    server.interaction({ command: 'ask', options: { question } }).answered
  const secret = '云台港四期由谁承建'
  for (let n = 0; n < 5; n++) await ask(`${secret}，第${n}次`)
  // The answer is shown before the message that shows it is noted.
  await server.interaction({ command: 'gaps', user: server.person({ permissions: 1n << 5n }) })
    .answered
  expect(filesHolding(stateDir, secret)).not.toEqual([])
  const privacy = server.interaction({ command: 'privacy' })
  await privacy.acknowledged
  await server.press(privacy, '删除我的提问').answered
  await server.press(privacy, '确认删除').answered
  expect(server.shown(privacy).text).toContain('已删除你的 5 条提问')
  expect(filesHolding(stateDir, secret)).toEqual([])

  await ask('新馆有多大？')
  await rm(stateDir, { recursive: true })
  await ask('新馆有多高？')
  await bot.printing('已在原处重建')
  expect(existsSync(join(stateDir, 'state.db'))).toBe(true)
  const [, port] = /"port":(\d+)/.exec(bot.printed) ?? []
  const health = (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as object
  expect(health).toMatchObject({
    status: 'ok',
    notices: [{ message: expect.stringContaining('记录都在') }],
  })
  bot.signal('SIGTERM')
  expect(await bot.code).toBe(0)
  expect(filesHolding(stateDir, '新馆有多大')).toEqual(['state.db'])
  expect(filesHolding(folder, secret)).toEqual([])
  expect(bot.printed).not.toContain(secret)
})
