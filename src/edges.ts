import type { App, AppOptions } from './app.js'
import type { Terminal } from './cli/index.js'
import { readConfig } from './config.js'
import { YoujuError } from './domain/index.js'

/** The app for the paths given on the command line; loaded late, so that `--help` need not wait for it. */
export async function openApp(
  { corpus, index }: { corpus?: string; index?: string },
  options: AppOptions = {},
): Promise<App> {
  const config = readConfig()
  const { createApp } = await import('./app.js')
  const paths = {
    ...(corpus === undefined ? {} : { corpus }),
    ...(index === undefined ? {} : { indexDir: index }),
  }
  return createApp({ ...config, ...paths }, options)
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
  const [{ standardManners, startBot }, { pino }] = await Promise.all([
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
  const report = await app.ingest()
  const { version, articles, rejected, canaries, published } = report
  log.info({ version, articles, rejected }, 'index ready')
  if (!published) log.warn({ canaries }, 'canary questions kept a new index version out')
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
