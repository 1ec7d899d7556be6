import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cp, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { inTerminal } from '../../support/cli/in-terminal.js'
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

/** Copies the tree as a clone has it, with what `npm ci` put there: packages and the compiled program. */
async function cloned(): Promise<string> {
  const clone = join(folder, 'youju')
  const tracked = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: home,
      encoding: 'utf8',
    },
  )
  // Those that would only be looked at by a person, or by other tests, are left out.
  const isRun = (path: string) => path !== '' && !/^(?:test|docs|bench)\//.test(path)
  for (const path of tracked.split('\0').filter(isRun)) {
    await cp(join(home, path), join(clone, path), { recursive: true })
  }
  await cp(join(home, 'dist'), join(clone, 'dist'), { recursive: true })
  await symlink(join(home, 'node_modules'), join(clone, 'node_modules'))
  return clone
}

test('a first run by the commands of the README: samples, setup, and a bot that answers', async () => {
  const clone = await cloned()
  const system = { ...systemOfTests(), LANG: 'en_GB.UTF-8', DISCORD_API_URL: discord.apiUrl }
  const tried = spawnSync('npm', ['start'], {
    cwd: clone,
    env: system,
    encoding: 'utf8',
    input: '',
  })
  expect([tried.status, tried.stdout.match(/^Sources$/gm)]).toEqual([0, Array(3).fill('Sources')])

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
    { env: system, cwd: clone, program: ['npm', 'run', 'youju', '--'] },
  )
  expect(code).toBe(0)
  expect(screen).not.toContain(token)
  expect(screen).not.toContain('a-wrong-token')
  expect(screen).toContain(`client_id=${applicationId}&scope=bot+applications.commands`)
  expect(screen).toMatch(/Next, run npm start/)
  const env = join(clone, '.env')
  expect(await readFile(env, 'utf8')).toContain(`\nDISCORD_TOKEN=${token}\n`)
  // What .env.example says of each setting comes along.
  expect(await readFile(env, 'utf8')).toContain('Token of the bot, from the Bot page')
  expect((await stat(env)).mode & 0o777).toBe(0o600)

  // npm and what it starts are one group of processes; the last of them closes what they write into.
  const started = spawn('npm', ['start'], {
    cwd: clone,
    env: system,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  let isOver = false
  const ended = new Promise((done) => started.once('close', done)).then(() => {
    isOver = true
  })
  started.stdout.resume()
  const stop = async () => {
    if (!isOver) process.kill(-(started.pid ?? 0), 'SIGTERM')
    await ended
  }
  onTestFinished(stop)
  await discord.request('PUT', /\/commands$/)
  const question = '晋城光机电产业的产值有多少？'
  const asked = discord.interaction({ command: 'ask', options: { question } })
  await discord.requestThat(({ body }) => JSON.stringify(body ?? '').includes('700亿元'))
  const shown = discord.answersTo(asked).map((message) => JSON.stringify(discord.shown(message)))
  expect(shown.join()).toContain('荆楚网')
  await stop()
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
