import { rm, truncate } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programVersion, readConfig } from '../../../src/config.js'
import { doctor } from '../../../src/operation/doctor/doctor.js'
import { type AppOnNews, appOnNews, dearerBridge } from '../../support/app/app-on-news.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { doctorSchema, onlyLine } from '../../support/cli/contract.js'
import { runYouju } from '../../support/cli/run-youju.js'
import { type DiscordServer, startDiscordServer } from '../../support/discord/index.js'

let on: AppOnNews
let discord: DiscordServer
let env: Record<string, string>
beforeAll(async () => {
  on = await appOnNews()
  await on.app.ingest()
  await on.app.state()
  await on.app.close()
  discord = await startDiscordServer()
  env = {
    ...{ CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir },
    ...{ DISCORD_TOKEN: discord.state.token, DISCORD_API_URL: discord.apiUrl },
  }
})
afterAll(async () => {
  await discord.close()
  await on.remove()
})

/** What is found of each thing, by its name. */
async function examine(more: Record<string, string> = {}, ...args: string[]) {
  const run = await callYouju(['doctor', '--json', ...args], { ...env, ...more })
  const { ok, checks } = doctorSchema.parse(onlyLine(run.stdout))
  expect(run.code).toBe(ok ? 0 : 1)
  expect(ok).toBe(checks.every(({ state }) => state !== 'todo'))
  return { ...run, found: Object.fromEntries(checks.map((each) => [each.check, each])) }
}

test('all is well where everything is there, and nothing secret is printed', async () => {
  const { found, code, stdout } = await examine({}, '--channel', discord.state.channelId)
  expect(code).toBe(0)
  expect(found).toMatchObject({
    token: { state: 'ok', message: expect.stringContaining('youju') },
    clock: { state: 'ok' },
    intents: { state: 'ok' },
    channel: { state: 'ok', message: expect.stringContaining('资料室') },
    index: { state: 'ok' },
    database: { state: 'ok' },
  })
  expect(stdout).not.toContain(discord.state.token)
  expect(discord.unknownRoutes).toEqual([])
})

test.each(['zh-CN', 'zh-TW', 'en'])('says it line by line in %s', async (lang) => {
  const { stdout, code } = await callYouju(['doctor', '--lang', lang], env)
  expect(code).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(17)
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^(?:ok|--) {2}.+(?:：|: ).+$/)
})

test('works as a program of its own, where nothing is set up', async () => {
  const { INDEX_DIR: _index, ...rest } = env
  const run = await runYouju(['doctor', '--lang', 'en'], {
    env: { ...rest, DISCORD_TOKEN: '', INDEX_DIR: `${on.folder}/none` },
  })
  expect(run).toMatchObject({ code: 0, stderr: '' })
  expect(run.stdout).toContain('--  Index: there is no index yet')
  expect(run.stdout).toContain('Nothing must be done.')
})

test('the version is that of package.json', async () => {
  const run = await callYouju(['--version'])
  expect(run).toEqual({ code: 0, stdout: `${programVersion}\n`, stderr: '' })
})

describe('what must be done', () => {
  test('a setting that cannot be meant is told, and the machine is looked at all the same', async () => {
    const { found } = await examine({ HTTP_PORT: 'nine' })
    expect(found.settings?.message).toContain('HTTP_PORT')
    expect(found.node?.state).toBe('ok')
    expect(found.index).toBeUndefined()
  })

  test.each(['another-token', '口令在此', 'two\nlines'])(
    'the token %j is refused',
    async (token) => {
      const { found, stdout } = await examine({ DISCORD_TOKEN: token })
      expect(found.token?.finding).toBe('token:refused')
      expect(found.channel?.finding).toBe('needs_token')
      expect(stdout).not.toContain(token)
    },
  )

  test('Discord that cannot be reached is told with why', async () => {
    const { found } = await examine({ DISCORD_API_URL: 'http://127.0.0.1:9/api' })
    expect(found.token).toMatchObject({ finding: 'token:unreachable', state: 'todo' })
    expect(found.clock?.finding).toBe('clock:unknown')
  })

  test('a clock that is minutes off', async () => {
    const found = await doctor({
      readConfig: () => readConfig(env),
      createApp: async () => on.open(),
      channel: null,
      now: () => Date.now() + 300_000,
    })
    expect(found.find(({ check }) => check === 'clock')).toMatchObject({ name: 'clock:wrong' })
  })

  test('an intent that the settings ask for and the developer portal does not give', async () => {
    const without = await startDiscordServer({ mayReadContent: false })
    const asked = { DISCORD_API_URL: without.apiUrl, DISCORD_MESSAGE_CONTENT: 'yes' }
    expect((await examine(asked)).found.intents?.finding).toBe('intents:missing')
    await without.close()
    const given = await examine({ DISCORD_MESSAGE_CONTENT: 'yes' })
    expect(given.found.intents?.state).toBe('ok')
  })

  test('a permission that the bot lacks in a channel is named, and a channel that is not there', async () => {
    const all = discord.state.botPermissions
    discord.state.botPermissions = all & ~(1n << 14n)
    const { channelId } = discord.state
    const lacking = (await examine({}, '--channel', channelId)).found.channel
    discord.state.botPermissions = all
    expect(lacking).toMatchObject({ finding: 'channel:lacks' })
    expect(lacking?.message).toMatch(/“嵌入链接”。$/)
    for (const id of ['1234567890123456789', 'general']) {
      const { found } = await examine({}, '--channel', id)
      expect(found.channel).toMatchObject({ finding: 'channel:unseen' })
    }
  })

  test('a corpus that the index does not follow, and an index that is damaged', async () => {
    const before = await on.open().list({ perPage: 1 })
    await on.write(dearerBridge)
    expect((await examine()).found.index).toMatchObject({ finding: 'index:pending' })
    await on.app.ingest()
    expect((await examine()).found.index?.message).not.toContain(before.indexVersion)
    const { indexVersion } = await on.open().list({ perPage: 1 })
    await truncate(join(on.indexDir, indexVersion, 'articles.bin'), 10)
    const { found } = await examine()
    expect(found.index).toMatchObject({ finding: 'fault', state: 'todo' })
    expect(found.database?.state).toBe('ok')
    await rm(on.indexDir, { recursive: true })
    await on.open().ingest()
  })

  test('a port that another program has, one that is ours, and an address that leads nowhere', async () => {
    const stranger = await serving('{}')
    const taken = await examine({ HTTP_PORT: String(stranger.port) })
    expect(taken.found.port?.message).toContain(String(stranger.port))
    expect(taken.found.port?.state).toBe('todo')
    const own = await serving('{"status":"ok","discord":"connected"}')
    const HTTP_PORT = String(own.port)
    const reached = await examine({ HTTP_PORT, PUBLIC_URL: `http://127.0.0.1:${own.port}` })
    expect(reached.found).toMatchObject({
      port: { finding: 'port:served' },
      public_url: { state: 'ok' },
    })
    const wrong = await examine({ HTTP_PORT, PUBLIC_URL: `http://127.0.0.1:${stranger.port}` })
    expect(wrong.found.public_url?.finding).toBe('public_url:unreachable')
    const noPort = await examine({ PUBLIC_URL: 'https://news.example' })
    expect(noPort.found.public_url?.finding).toBe('public_url:no_port')
    for (const { server } of [own, stranger]) server.close()
  })

  test('a chat model that is not there, refuses the key, or does not answer', async () => {
    const key = 'sk-very-secret-key'
    const ask = async (body: string, status = 200) => {
      const { port, server } = await serving(body, status)
      const OPENAI_BASE_URL = `http://user:hidden-password@127.0.0.1:${port}/v1`
      const chat = { CHAT_MODEL: 'openai:m-1', OPENAI_API_KEY: key, OPENAI_BASE_URL }
      const { found, stdout } = await examine(chat)
      server.close()
      expect(stdout).not.toMatch(/very-secret|hidden-password/)
      return found.chat_model?.finding
    }
    expect(await ask('{"data":[{"id":"m-1"}]}')).toBe('chat_model')
    expect(await ask('{"data":[{"id":"m-2"}]}')).toBe('chat_model:absent')
    expect(await ask('not found', 404)).toBe('chat_model')
    expect(await ask(`{"error":"${key}"}`, 401)).toBe('chat_model:refused')
    expect(await ask('', 503)).toBe('chat_model:unreachable')
    const local = { CHAT_MODEL: 'ollama:qwen3:8b', OLLAMA_BASE_URL: 'http://127.0.0.1:9' }
    expect((await examine(local)).found.chat_model?.finding).toBe('chat_model:unreachable')
  })
})

async function serving(body: string, status = 200): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => response.writeHead(status).end(body))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { server, port: (server.address() as AddressInfo).port }
}
