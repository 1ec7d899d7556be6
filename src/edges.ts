import type { App, AppOptions } from './app.js'
import type { Serving } from './bot/index.js'
import type { Terminal } from './cli/index.js'
import { readConfig } from './config.js'
import { YoujuError } from './domain/index.js'
import { doneWithin, untilToldToStop } from './shutdown.js'

/**
 * The app for the paths given on the command line; loaded late, so that `--help` need not wait for it.
 * @param environment the process's own unless told
 */
export async function openApp(
  { corpus, index }: { corpus?: string; index?: string },
  options: AppOptions = {},
  environment?: NodeJS.ProcessEnv,
): Promise<App> {
  const config = readConfig(environment)
  const { createApp } = await import('./app.js')
  const paths = {
    ...(corpus === undefined ? {} : { corpus }),
    ...(index === undefined ? {} : { indexDir: index }),
  }
  return createApp({ ...config, ...paths }, options)
}

/** For how long questions under way are waited for when the process is told to stop, in milliseconds. */
const FINISH_WITHIN = 25_000

/**
 * Brings the index up to date and serves Discord until the process is told to stop.
 * @throws YoujuError config_invalid, port_unavailable, state_unavailable, discord_login, discord_unreachable
 */
export async function serveDiscord(terminal: Terminal): Promise<void> {
  const { discord, logLevel, http, retentionDays } = readConfig()
  if (!discord.token) {
    throw new YoujuError(
      'config_invalid',
      '没有设置 DISCORD_TOKEN：请在 .env 里填入机器人的令牌，再运行 npm start。',
    )
  }
  const [{ startBot, createMetrics, serveHealth, standardManners }, { pino }] = await Promise.all([
    import('./bot/index.js'),
    import('pino'),
  ])
  const log = pino({ level: logLevel, redact: ['token', '*.token'] }, pino.destination(2))
  const app = await openApp(
    {},
    {
      readInThread: true,
      onVersionRefused: (version, err) =>
        log.error({ version, err }, 'a new index version cannot be opened; the old one serves'),
    },
  )
  const serving: Serving = {
    bot: null,
    isStopping: false,
    async index() {
      const { indexVersion, total } = await app.list({ perPage: 1 })
      return { version: indexVersion, articles: total }
    },
  }
  const metrics = createMetrics(serving)
  let closeHealth = async () => {}
  try {
    if (http !== null) closeHealth = (await serveHealth(http, serving, metrics, log)).close
    const report = await app.ingest()
    const { version, articles, rejected, canaries, published } = report
    log.info({ version, articles, rejected }, 'index ready')
    if (!published) log.warn({ canaries }, 'canary questions kept a new index version out')
    const bot = await startBot(
      { ...app, state: await app.state() },
      { ...discord, token: discord.token, retentionDays, manners: standardManners },
      log,
      metrics.observer,
    )
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
    await app.close()
  }
  // What was given up keeps the process alive.
  process.exit()
}
