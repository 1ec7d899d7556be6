import { spawn } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { inTerminal } from '../../support/cli/in-terminal.js'
import { writeFiles } from '../../support/cli/news.js'
import { home, runYouju, systemOfTests, temporaryFolder } from '../../support/cli/run-youju.js'
import { type DiscordServer, startDiscordServer } from '../../support/discord/index.js'

let folder: string
let remove: () => Promise<void>
let discord: DiscordServer
let env: Record<string, string>
beforeEach(async () => {
  ;({ folder, remove } = await temporaryFolder())
  discord = await startDiscordServer()
  env = { DISCORD_API_URL: discord.apiUrl, LANG: 'en_GB.UTF-8', STATE_DIR: join(folder, 'state') }
})
afterEach(async () => {
  await discord.close()
  await remove()
})

const written = () => readFile(join(folder, '.env'), 'utf8')

test('a first run: the token is checked and not shown, .env is written, and the bot answers', async () => {
  const { token, applicationId } = discord.state
  const { screen, code } = await inTerminal(
    ['setup'],
    [
      [/Paste the token.*: /, 'a-wrong-token'],
      [/refuses this token[\s\S]*Paste the token.*: /, token],
      [/Chat model.*: /, 'gpt-4o'],
      [/openai:name[\s\S]*Chat model.*: /, ''],
      [/Port.*: /, ''],
    ],
    { env, cwd: folder },
  )
  expect(code).toBe(0)
  expect(screen).not.toContain(token)
  expect(screen).not.toContain('a-wrong-token')
  expect(screen).toContain(`client_id=${applicationId}&scope=bot+applications.commands`)
  expect(screen).toMatch(/Next, run npm start/)
  expect(await written()).toContain(`\nDISCORD_TOKEN=${token}\n`)
  // What .env.example says of each setting comes along.
  expect(await written()).toContain('Token of the bot, from the Bot page')
  expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600)

  await writeFiles(join(folder, 'corpus'))
  const started = spawn(process.execPath, [join(home, 'dist/start.js')], {
    cwd: folder,
    env: {
      ...{ ...systemOfTests(), ...env, LOG_LEVEL: 'silent' },
      ...{ CORPUS_DIR: join(folder, 'corpus'), INDEX_DIR: join(folder, 'index') },
    },
  })
  const ended = new Promise((done) => started.on('close', done))
  onTestFinished(async () => {
    started.kill('SIGTERM')
    await ended
  })
  await discord.request('PUT', /\/commands$/)
  const asked = discord.interaction({
    command: 'ask',
    options: { question: '云岭大桥总投资多少？' },
  })
  await discord.requestThat(({ body }) => JSON.stringify(body ?? '').includes('18亿元'))
  const shown = discord.answersTo(asked).map((message) => JSON.stringify(discord.shown(message)))
  expect(shown.join()).toContain('云岭日报')
  started.kill('SIGTERM')
  await ended
})

test('what stands in .env is kept, and no value is lost without being asked', async () => {
  const before = `# mine\nexport HTTP_PORT=9464 # for the proxy\nDISCORD_TOKEN='${discord.state.token}'\nCONTACT=me@news.example\n`
  await writeFile(join(folder, '.env'), before)
  const answers = (overwrite: string) =>
    [
      [/Replace it\? \[y\/N\] /, ''],
      [/Chat model.*: /, 'ollama:qwen3:8b'],
      [/keep 9464\): /, '8080'],
      [/HTTP_PORT is 9464 now. Overwrite it\? \[y\/N\] /, overwrite],
    ] as const
  const dumb = { env: { ...env, TERM: 'dumb' }, cwd: folder }
  expect((await inTerminal(['setup'], answers('no'), dumb)).code).toBe(0)
  expect(await written()).toBe(`${before}CHAT_MODEL=ollama:qwen3:8b\n`)
  const second = [
    answers('y')[0],
    [/keep ollama:qwen3:8b\): /, ''],
    ...answers('y').slice(2),
  ] as const
  expect((await inTerminal(['setup'], second as never, dumb)).code).toBe(0)
  expect(await written()).toContain('export HTTP_PORT=8080 # for the proxy\n')
})

test('input that ends early writes nothing, from a terminal and from a pipe', async () => {
  const { token } = discord.state
  const answers = [
    [/Paste the token.*: /, token],
    [/Chat model.*: /, null],
  ] as const
  const run = await inTerminal(['setup'], answers, { env, cwd: folder })
  expect(run.code).toBe(1)
  expect(run.screen).toContain('nothing was written')
  const piped = await runYouju(['setup'], { cwd: folder, env, stdin: `${token}\n` })
  expect(piped.code).toBe(1)
  expect(piped.stderr).toContain('nothing was written')
  await expect(written()).rejects.toThrow()
  const whole = await runYouju(['setup'], { cwd: folder, env, stdin: `${token}\n\n\n` })
  expect(whole.code).toBe(0)
  expect(whole.stdout + whole.stderr).not.toContain(token)
  expect(await written()).toContain(token)
})

test('a token that cannot be checked is written only if that is wanted', async () => {
  const away = { ...env, DISCORD_API_URL: 'http://127.0.0.1:9/api' }
  const stdin = 'some-token\ny\n\n\n'
  const run = await runYouju(['setup'], { cwd: folder, env: away, stdin })
  expect(run.code).toBe(0)
  expect(run.stderr).toContain('cannot be reached')
  expect(await written()).toContain('DISCORD_TOKEN=some-token\n')
})
