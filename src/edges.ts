import type { Logger } from 'pino'
import type { App, AppOptions } from './app.js'
import type { Serving } from './bot/index.js'
import { type Terminal, terminalOn } from './cli/index.js'
import { readConfig, secretsOf, terminalLocale } from './config.js'
import { type RejectionReason, withoutSecrets } from './domain/index.js'
import { openToServe } from './open-to-serve.js'
import { outliveErrors } from './outlive.js'
import { catchOutputOfLibraries, redacted } from './output.js'
import { doneWithin, untilStopped } from './shutdown.js'
import { failure } from './wording/failure.js'
import type { Locale } from './wording/locale.js'
import { rejectionIn } from './wording/rejections.js'

/**
 * Creates the app for the paths given on the command line; loaded late, so that `--help` does not wait for it.
 * @param environment defaults to the environment of the process
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

/** Returns the terminal of the process. Secrets are redacted on standard error, and library output is dropped. */
export function standardTerminal(locale: Locale = terminalLocale()): Terminal {
  catchOutputOfLibraries(() => {})
  return terminalOn(locale, process.stdout, redacted(process.stderr, secretsOf))
}

/** How long to wait for questions in progress when the process is asked to stop, in milliseconds. */
const FINISH_WITHIN = 25_000

/**
 * Serves Discord from the version in service until the process is asked to stop; see `openToServe` for when an index is
 * built first.
 * @throws YoujuError config_invalid, port_unavailable, state_unavailable, discord_login, discord_unreachable, and as
 *   `openToServe`
 */
export async function serveDiscord(terminal: Terminal): Promise<void> {
  const { discord, logLevel, http, retentionDays, noticesPerDay } = readConfig()
  if (!discord.token) throw failure('config_invalid:no_token', {})
  const [bot, { pino }] = await Promise.all([import('./bot/index.js'), import('pino')])
  const { createMetrics, onUnexpected, logStateEvent, Notices } = bot
  const { serveHealth, standardLimits, startBot } = bot
  const secrets = secretsOf()
  const output = pino.destination(2)
  // A log that cannot be written, e.g. to a full disk, is no reason to stop.
  output.on('error', () => {})
  const write = (line: string) => void output.write(withoutSecrets(line, secrets))
  const log = pino({ level: logLevel, redact: ['token', '*.token'] }, { write })
  catchOutputOfLibraries((printed) => log.debug({ printed }, '程序库的输出'))
  const app = await openApp(
    {},
    {
      workApart: true,
      onVersionRefused: (version, err) =>
        log.error({ version, err }, 'a new index version cannot be opened; the old one serves'),
      onStateEvent: (event) => logStateEvent(event, log),
    },
  )
  const index = async () => {
    const { indexVersion, total } = await app.list({ perPage: 1 })
    return { version: indexVersion, articles: total }
  }
  const notices = new Notices()
  const serving: Serving = { bot: null, isStopping: false, notices, index }
  const metrics = createMetrics(serving)
  let closeHealth = async () => {}
  let endOutliving = () => {}
  try {
    if (http !== null) closeHealth = (await serveHealth(http, serving, metrics, log)).close
    const built = await openToServe(app)
    await app.warmUp()
    const { rejected = [], unsettled = [], damagedVectors = 0 } = built ?? {}
    const leftOut = { rejected: rejected.map(withReason), unsettled: unsettled.map(withReason) }
    log.info({ ...(await index()), ...leftOut, damagedVectors }, 'index ready')
    const state = await app.state()
    serving.state = state
    const running = await startBot(
      { ...app, state },
      {
        ...discord,
        token: discord.token,
        ...{ retentionDays, noticesPerDay, limits: standardLimits },
      },
      log,
      metrics.observer,
      notices,
    )
    serving.bot = running
    endOutliving = outliveErrors(onUnexpected(log, notices))
    void logPending(app, log)
    const stopped = untilStopped()
    terminal.err(terminal.words.botOnline)
    await stopped
    serving.isStopping = true
    log.info(running.load, '正在停止：不再接新的提问，把手上的答完')
    if (!(await doneWithin(FINISH_WITHIN, running.close()))) {
      log.warn({ seconds: FINISH_WITHIN / 1000 }, '还有提问没答完，不再等了')
    }
  } finally {
    await closeHealth()
    await app.close()
    endOutliving()
  }
  // Abandoned work would keep the process alive.
  process.exit()
}

const withReason = <T extends { reason: RejectionReason }>(each: T) => ({
  ...each,
  reason: rejectionIn('zh-CN', each.reason),
})

/** Logs the changes that wait for a refresh. Runs in the background; nothing depends on it. */
async function logPending(app: App, log: Logger): Promise<void> {
  try {
    const { pending, unsettled } = await app.status()
    if (Object.values(pending).some((files) => files > 0) || unsettled.length > 0) {
      log.info(
        { pending, unsettled: unsettled.map(withReason) },
        '语料里有还没启用的改动：用 /corpus refresh 或 ingest 启用',
      )
    }
  } catch (err) {
    log.warn({ err }, '看不出语料有没有改动')
  }
}
