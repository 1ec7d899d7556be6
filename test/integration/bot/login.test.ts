import { describe, expect, it } from 'vitest'
import { startBot } from '../../../src/bot/index.js'
import { startDiscordServer } from '../../support/discord/index.js'
import { answer } from './answers.js'
import { discord, MemoryLog, runBot, ScriptedService, settingsFor } from './running-bot.js'

const service = new ScriptedService(() => answer())

describe('logging in', () => {
  it('takes everything but the API from the API, and meets no refusal', async () => {
    const { server, log } = await runBot()
    expect(server.gateway.connections).toBe(1)
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/gateway/bot', status: 200 })
    expect(server.failures).toEqual([])
    expect(log.at('info')).toEqual(['机器人已上线'])
  })

  it('accepts an API address that ends with a slash or names the version', async () => {
    const server = await discord()
    for (const ending of ['/', '/v10', '/v10/']) {
      const settings = settingsFor(server, { apiUrl: server.apiUrl + ending })
      const bot = await startBot(service, settings, new MemoryLog())
      await bot.close()
    }
    expect(server.unknownRoutes).toEqual([])
  })

  it('asks for the privileged intent only when told to', async () => {
    await expect(runBot(undefined, { server: { mayReadContent: false } })).resolves.toBeDefined()
    const refused = runBot(undefined, {
      server: { mayReadContent: false },
      settings: { messageContent: true },
    })
    await expect(refused).rejects.toMatchObject({
      code: 'discord_login',
      message: expect.stringContaining('Message Content Intent'),
    })
  })

  it('closes its connection', async () => {
    const server = await discord()
    const log = new MemoryLog()
    const bot = await startBot(service, settingsFor(server), log)
    await bot.close()
    expect(server.gateway.connections).toBe(0)
    expect(log.entries.map(({ text }) => text)).toEqual(['机器人已上线'])
    await expect(bot.close()).resolves.toBeUndefined()
  })

  it('resumes after the connection was cut, and answers what came meanwhile', async () => {
    const { server, log } = await runBot()
    server.gateway.dropConnections()
    const asked = server.interaction({ command: 'ask', options: { question: '新馆有多大？' } })
    await expect(asked.answered).resolves.toBeDefined()
    expect(server.gateway.connections).toBe(1)
    expect(log.at('warn')).toEqual(['与 Discord 的连接断了，正在自动重连'])
    expect(log.at('info')).toEqual(['机器人已上线', '已重新连上 Discord'])
  })

  it('resumes when Discord asks it to connect again', async () => {
    const { server } = await runBot()
    const again = server.gateway.nextConnection()
    server.gateway.askForReconnect()
    await again
    const asked = server.interaction({ command: 'ask', options: { question: '新馆有多大？' } })
    await expect(asked.answered).resolves.toBeDefined()
    expect(server.gateway.connections).toBe(1)
  })

  it('stays closed when closed while it reconnects', async () => {
    const server = await discord()
    const log = new MemoryLog()
    const bot = await startBot(service, settingsFor(server), log)
    const lost = log.next('与 Discord 的连接断了，正在自动重连')
    server.gateway.dropConnections()
    await lost
    await bot.close()
    // A second client takes as long to reconnect as the first would have taken.
    const otherLog = new MemoryLog()
    const other = await startBot(service, settingsFor(server), otherLog)
    server.gateway.dropConnections()
    await otherLog.next('已重新连上 Discord')
    expect(server.gateway.openSockets).toBe(1)
    await other.close()
  })
})

describe('not logging in', () => {
  const token = 'secret.that-must.not-show'

  it.each(['', '  \n'])('refuses an empty token %j', async (empty) => {
    const server = await discord()
    const started = startBot(service, settingsFor(server, { token: empty }), new MemoryLog())
    await expect(started).rejects.toMatchObject({ name: 'YoujuError', code: 'config_invalid' })
    expect(server.requests).toEqual([])
  })

  it('says what to do about a token that the API refuses, without showing it', async () => {
    const server = await discord()
    const log = new MemoryLog()
    const error = await failure(startBot(service, settingsFor(server, { token }), log))
    expect(error).toMatchObject({ name: 'YoujuError', code: 'discord_login' })
    expect(error.message).toContain('Discord 拒绝了这个 DISCORD_TOKEN：请到开发者后台重新复制')
    expect(everyText(error) + JSON.stringify(log.entries)).not.toContain(token)
    expect(server.failures).toMatchObject([{ path: '/gateway/bot', status: 401, code: 0 }])
  })

  it('says the same when only the gateway refuses it', async () => {
    const server = await discord()
    const { body } = await gatewayInformation(server.apiUrl, server.state.token)
    server.fail({ method: 'GET', path: /^\/gateway\/bot$/, status: 200, body })
    const log = new MemoryLog()
    const error = await failure(startBot(service, settingsFor(server, { token }), log))
    expect(error).toMatchObject({ name: 'YoujuError', code: 'discord_login' })
    expect(everyText(error) + JSON.stringify(log.entries)).not.toContain(token)
  })

  it('takes a token that no HTTP header can hold for a refused one', async () => {
    const server = await discord()
    const log = new MemoryLog()
    const odd = '令牌\u0007'
    const error = await failure(startBot(service, settingsFor(server, { token: odd }), log))
    expect(error).toMatchObject({ code: 'discord_login' })
    expect(everyText(error) + JSON.stringify(log.entries)).not.toContain(odd)
  })

  it('says so when the API can not be reached', async () => {
    const server = await startDiscordServer()
    const settings = settingsFor(server)
    await server.close()
    const error = await failure(startBot(service, settings, new MemoryLog()))
    expect(error).toMatchObject({ name: 'YoujuError', code: 'discord_unreachable' })
    expect(error.message).toContain('连不上 Discord')
    expect(error.cause).toBeDefined()
  })

  it('says so when the gateway can not be reached', async () => {
    const server = await discord()
    const gone = await startDiscordServer()
    const { body } = await gatewayInformation(gone.apiUrl, gone.state.token)
    await gone.close()
    server.fail({ method: 'GET', path: /^\/gateway\/bot$/, status: 200, body })
    const error = await failure(startBot(service, settingsFor(server), new MemoryLog()))
    expect(error).toMatchObject({ code: 'discord_unreachable' })
  })

  it.each(['junk', 'http://127.0.0.1:1', 'https://', ''])(
    'says so when the gateway is said to be at %j',
    async (url) => {
      const server = await discord()
      const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 }
      const body = { url, shards: 1, session_start_limit: limit }
      server.fail({ method: 'GET', path: /^\/gateway\/bot$/, status: 200, body })
      const error = await failure(startBot(service, settingsFor(server), new MemoryLog()))
      expect(error).toMatchObject({ code: 'discord_unreachable' })
    },
  )

  it.each(['not an address', 'ftp://127.0.0.1/api'])('says so for %j', async (apiUrl) => {
    const server = await discord()
    const error = await failure(startBot(service, settingsFor(server, { apiUrl }), new MemoryLog()))
    expect(error).toMatchObject({ code: 'discord_unreachable' })
    expect(error.message).toContain('DISCORD_API_URL')
  })

  it('says so when what answers is not Discord', async () => {
    const server = await discord()
    const settings = settingsFor(server, { apiUrl: `${server.apiUrl}/elsewhere` })
    const error = await failure(startBot(service, settings, new MemoryLog()))
    expect(error).toMatchObject({ code: 'discord_unreachable' })
    expect(error.message).toContain('HTTP 404')
    expect(server.unknownRoutes).toHaveLength(1)
  })
})

async function failure(started: Promise<unknown>): Promise<Error> {
  return started.then(
    () => Promise.reject(new Error('the bot started')),
    (error) => error,
  )
}

/** All an error could give away, its causes included. */
function everyText(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? ''
  return [error.message, error.stack, JSON.stringify(error), everyText(error.cause)].join('\n')
}

async function gatewayInformation(apiUrl: string, token: string): Promise<{ body: object }> {
  const response = await fetch(`${apiUrl}/v10/gateway/bot`, {
    headers: { authorization: `Bot ${token}` },
  })
  return { body: (await response.json()) as object }
}
