import type { App, AppOptions } from './app.js'
import { sentenceFor, type Terminal, terminalOn } from './cli/index.js'
import { readConfig, secretsOf, terminalLocale } from './config.js'
import { withoutSecrets } from './domain/index.js'
import { configOfServer } from './homes.js'
import { catchOutputOfLibraries, redacted } from './output.js'
import { failure } from './wording/failure.js'
import type { Locale } from './wording/locale.js'

/**
 * Creates the app for the paths given on the command line; loaded late, so that `--help` does not wait for it.
 * @param environment defaults to the environment of the process
 */
export async function openApp(
  { corpus, index, server }: { corpus?: string; index?: string; server?: string },
  options: AppOptions = {},
  environment?: NodeJS.ProcessEnv,
): Promise<App> {
  const read = readConfig(environment)
  const config = server === undefined ? read : configOfServer(read, server)
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

/**
 * Serves Discord until the process is asked to stop.
 * @throws YoujuError config_invalid, and as `serveHomes`
 */
export async function serveDiscord(terminal: Terminal): Promise<void> {
  const config = readConfig()
  const { token } = config.discord
  if (!token) throw failure('config_invalid:no_token', {})
  const [{ serveHomes }, { pino }] = await Promise.all([
    import('./serve-discord.js'),
    import('pino'),
  ])
  const secrets = secretsOf()
  const output = pino.destination(2)
  // A log that cannot be written, e.g. to a full disk, is no reason to stop.
  output.on('error', () => {})
  const write = (line: string) => void output.write(withoutSecrets(line, secrets))
  const log = pino({ level: config.logLevel, redact: ['token', '*.token'] }, { write })
  catchOutputOfLibraries((printed) => log.debug({ printed }, '程序库的输出'))
  await serveHomes(config, token, log, terminal)
  // Abandoned work would keep the process alive.
  process.exit()
}

/** Serves MCP on standard input and output until the input ends. */
export async function serveMcp(app: App, { err, words }: Terminal): Promise<void> {
  const { serveStdio } = await import('./web/mcp/stdio.js')
  await serveStdio(app, words.locale, (error) => err(sentenceFor(error, words)))
}
