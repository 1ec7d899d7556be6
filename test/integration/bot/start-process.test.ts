import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { home, temporaryFolder } from '../../support/cli/run-youju.js'
import { startDiscordServer } from '../../support/discord/index.js'
import { descriptionOf, mentioning } from './running-bot.js'

const question = '晋城经开区光机电产业总产值突破了多少？'

it('`npm start` with a token answers from the bundled corpus in Discord, and stops when told to', async () => {
  const server = await startDiscordServer()
  const { folder, remove } = await temporaryFolder()
  const bot = spawn(process.execPath, [join(home, 'dist/start.js')], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH ?? '',
      INDEX_DIR: folder,
      DISCORD_TOKEN: server.state.token,
      DISCORD_API_URL: server.apiUrl,
    },
  })
  onTestFinished(async () => {
    bot.kill('SIGKILL')
    await server.close()
    await remove()
  })
  const printed = await printedUntil(bot, '机器人已上线')

  const asked = server.interaction({ command: 'ask', options: { question } })
  const answer = await asked.answered
  expect(descriptionOf(answer)).toContain('**700亿元**')
  expect(descriptionOf(answer)).toContain('预计突破700亿元')
  expect(answer.embeds?.[0]?.footer?.text).toContain('2 个独立来源')

  const mentioned = server.message(mentioning(server, question))
  expect(descriptionOf(await mentioned.reply)).toContain('**700亿元**')
  expect(server.unknownRoutes).toEqual([])
  expect(printed).not.toContain(server.state.token)

  bot.kill('SIGTERM')
  const [code] = await once(bot, 'close')
  expect(code).toBe(0)
})

/** All that the process prints up to a text; fails if it ends before. */
function printedUntil(child: ChildProcess, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const take = (bytes: Buffer): void => {
      printed += bytes.toString('utf8')
      if (printed.includes(text)) resolve(printed)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${printed}`)))
  })
}
