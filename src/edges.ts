import type { App } from './app.js'
import type { Terminal } from './cli/index.js'
import { readConfig } from './config.js'
import { YoujuError } from './domain/index.js'

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

/**
 * Brings the index up to date and serves Discord until the process is told to stop.
 * @throws YoujuError config_invalid, discord_login, discord_unreachable
 */
export async function serveDiscord(terminal: Terminal): Promise<void> {
  const { discord, logLevel, retentionDays } = readConfig()
  if (!discord.token) {
    throw new YoujuError(
      'config_invalid',
      '没有设置 DISCORD_TOKEN：请在 .env 里填入机器人的令牌，再运行 npm start。',
    )
  }
  const [{ standardManners, startBot }, { pino }, app] = await Promise.all([
    import('./bot/index.js'),
    import('pino'),
    openApp({}),
  ])
  const log = pino({ level: logLevel, redact: ['token', '*.token'] }, pino.destination(2))
  const report = await app.ingest()
  log.info(
    { version: report.version, articles: report.articles, rejected: report.rejected },
    'index ready',
  )
  const bot = await startBot(
    { ...app, state: await app.state() },
    { ...discord, token: discord.token, retentionDays, manners: standardManners },
    log,
  )
  terminal.err('机器人已上线；按 Ctrl+C 停止。')
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  await bot.close()
  await app.close()
}
