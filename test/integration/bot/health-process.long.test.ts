import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { botProcessOnline, startBotProcess } from './bot-process.js'

it('serves its health where HTTP_PORT says, on this machine only', async () => {
  const { bot, server } = await botProcessOnline({ HTTP_PORT: '0' })
  const [, host, port] = /"host":"([^"]+)","port":(\d+)/.exec(bot.printed) ?? []
  expect(host).toBe('127.0.0.1')
  const response = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/./),
    articles: expect.any(Number),
    discord: 'connected',
    uptimeSeconds: expect.any(Number),
    notices: [],
  })
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(metrics).toMatch(/^youju_index_articles [1-9]\d*$/m)
  expect(metrics).not.toContain(server.state.token)
  // The connection that fetch keeps open does not keep the process alive.
  bot.signal('SIGTERM')
  expect(await bot.code).toBe(0)
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
