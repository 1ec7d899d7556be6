import type { App } from './app.js'
import type { BotService, IndexInfo, Serving } from './bot/index.js'
import type { Terminal } from './cli/index.js'
import { readConfig } from './config.js'
import { YoujuError } from './domain/index.js'
import { doneWithin, untilToldToStop } from './shutdown.js'

/** The app for the paths given on the command line; loaded late, so that `--help` need not wait for it. */
export async function openApp({
  corpus,
  index,
}: {
  corpus?: string
  index?: string
}): Promise<App> {
  const config = readConfig()
  const { createApp } = await import('./app.js')
  return createApp({
    ...config,
    ...(corpus === undefined ? {} : { corpus }),
    ...(index === undefined ? {} : { indexDir: index }),
  })
}

/** For how long questions under way are waited for when the process is told to stop, in milliseconds. */
const FINISH_WITHIN = 25_000

/**
 * Brings the index up to date and serves Discord until the process is told to stop.
 * @throws YoujuError config_invalid, port_unavailable, state_unavailable, discord_login, discord_unreachable
 */
export async function serveDiscord(terminal: Terminal): Promise<void> {
  const { discord, logLevel, http, stateDir } = readConfig()
  if (!discord.token) {
    throw new YoujuError(
      'config_invalid',
      '没有设置 DISCORD_TOKEN：请在 .env 里填入机器人的令牌，再运行 npm start。',
    )
  }
  const [{ startBot, createMetrics, serveHealth, standardManners }, { pino }, app] =
    await Promise.all([import('./bot/index.js'), import('pino'), openApp({})])
  const log = pino({ level: logLevel, redact: ['token', '*.token'] }, pino.destination(2))
  let index: IndexInfo | null = null
  const serving: Serving = { bot: null, isStopping: false, index: () => index }
  const metrics = createMetrics(serving)
  const service = await botService(app, stateDir)
  let closeHealth = async () => {}
  try {
    if (http !== null) closeHealth = (await serveHealth(http, serving, metrics, log)).close
    const report = await app.ingest()
    const { version, articles, rejected } = report
    index = { version, articles }
    log.info({ version, articles, rejected }, 'index ready')
    const settings = {
      ...discord,
      token: discord.token,
      retentionDays: 0,
      manners: standardManners,
    }
    const bot = await startBot(service, settings, log, metrics.observer)
    serving.bot = bot
    const toldToStop = untilToldToStop()
    terminal.err('机器人已上线；按 Ctrl+C 停止。')
    await toldToStop
    serving.isStopping = true
    log.info(bot.load, '正在停止：不再接新的提问，把手上的答完')
    if (!(await doneWithin(FINISH_WITHIN, bot.close()))) {
      log.warn({ seconds: FINISH_WITHIN / 1000 }, '还有提问没答完，不再等了')
    }
  } finally {
    await closeHealth()
    await service.state.close()
  }
  // What was given up keeps the process alive.
  process.exit()
}

/** What the bot asks of the product, as far as the app does not offer it yet: it has no lists to browse. */
async function botService(app: App, stateDir: string): Promise<BotService> {
  const { openState } = await import('./state/open-state.js')
  return {
    ...app,
    state: await openState(stateDir),
    browse: async () => ({ articles: [], total: 0 }),
    publishers: async () => [],
  }
}
