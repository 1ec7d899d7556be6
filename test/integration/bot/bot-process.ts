import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type BotProcess, spawnBot } from '../../support/bots/bot-process.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { type DiscordServer, startDiscordServer } from '../../support/discord/index.js'

/** A bot's process that is coming up at a server of its own; both are gone when the test is over. */
export async function startBotProcess(
  env: Record<string, string> = {},
): Promise<{ bot: BotProcess; server: DiscordServer }> {
  const server = await startDiscordServer()
  const { folder, remove } = await temporaryFolder()
  const bot = spawnBot(server, {
    INDEX_DIR: join(folder, 'index'),
    STATE_DIR: join(folder, 'state'),
    ...env,
  })
  onTestFinished(async () => {
    bot.signal('SIGKILL')
    await bot.code
    await server.close()
    await remove()
  })
  return { bot, server }
}

/** The same, once it can be asked. */
export async function botProcessOnline(
  env: Record<string, string> = {},
): ReturnType<typeof startBotProcess> {
  const started = await startBotProcess(env)
  await started.bot.printing('机器人已上线；')
  return started
}
