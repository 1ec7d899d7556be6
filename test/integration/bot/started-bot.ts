import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { home, systemOfTests } from '../../support/cli/run-youju.js'
import type { DiscordServer } from '../../support/discord/index.js'

/** The compiled bot as a process of its own, once it can be asked. */
export async function startedBot(
  server: DiscordServer,
  folders: { corpus: string; indexDir: string; stateDir: string },
  settings: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> {
  const bot = spawn(process.execPath, [join(home, 'dist/start.js')], {
    cwd: tmpdir(),
    env: {
      ...systemOfTests(),
      CORPUS_DIR: folders.corpus,
      INDEX_DIR: folders.indexDir,
      STATE_DIR: folders.stateDir,
      DISCORD_TOKEN: server.state.token,
      DISCORD_API_URL: server.apiUrl,
      ...settings,
    },
  })
  onTestFinished(() => void bot.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    let printed = ''
    bot.stderr.on('data', (bytes: Buffer) => {
      printed += bytes.toString('utf8')
      if (printed.includes('机器人已上线')) resolve()
    })
    bot.on('close', (code) => reject(new Error(`ended with ${code}: ${printed}`)))
  })
  return bot
}
