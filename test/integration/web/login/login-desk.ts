import { onTestFinished } from 'vitest'
import type { App, AppOptions } from '../../../../src/app.js'
import type { WebContext } from '../../../../src/web/contract.js'
import { listen, type WebHome, webApp } from '../../../../src/web/index.js'
import { type AppOnNews, appOnNews } from '../../../support/app/app-on-news.js'
import { type DiscordServer, startDiscordServer } from '../../../support/discord/index.js'
import type { User } from '../../../support/discord/state.js'
import { Browser, type Opened } from '../../../support/web-browser.js'

/** Pages behind a log-in by a Discord on loopback. */
export interface LoginDesk {
  discord: DiscordServer
  /** One for each home. */
  on: AppOnNews[]
  app: App
  homes: WebHome[]
  /** Milliseconds since 1970; a test moves it. */
  clock: { now: number }
  /** Every line that was logged. */
  log: string[]
  stop: AbortController
  /** Where the pages are served, without a slash at its end. */
  url: string
  browser(): Browser
  /** Begins to log in; returns the address at Discord. */
  begin(browser: Browser, next?: string): Promise<URL>
  /** Comes back from Discord. */
  comeBack(browser: Browser, back: URL): Promise<Opened>
  logIn(browser: Browser, user: User, next?: string): Promise<Opened>
  close(): Promise<void>
}

interface Options {
  /** Names of homes with a server each; none for one home that serves the server of the Discord. */
  homes?: readonly string[]
  moderatorRoles?: readonly string[]
  /** As in the settings; the address of the port when missing. */
  publicUrl?: string
  guildId?: string | null
  /** Whether more than one test uses it, so that somebody else closes it. */
  isShared?: boolean
  /** Of the corpus of each home. */
  filesOf?: (name: string | null) => Parameters<typeof appOnNews>[0]
  /** Of the app of each home. */
  app?: AppOptions
  /** Beside the address and who may read. */
  settings?: Pick<WebContext['settings'], 'timeZone' | 'tokensPerDay'>
}

export async function loginDesk(options: Options = {}): Promise<LoginDesk> {
  const discord = await startDiscordServer()
  // What the state holds for a confirmation ends by the time of the machine.
  const clock = { now: Date.now() }
  const log: string[] = []
  const note = (fields: object, text: string) => log.push(`${text} ${inspected(fields)}`)
  const homes: WebHome[] = []
  const on: AppOnNews[] = []
  const apps: App[] = []
  for (const name of options.homes ?? [null]) {
    const own = await appOnNews(options.filesOf?.(name))
    on.push(own)
    const server = name === null ? null : discord.addGuild(name).guildId
    const app = own.open(options.app)
    apps.push(app)
    const state = await app.state()
    const { moderatorRoles = [] } = options
    homes.push({ name, server, moderatorRoles, service: app, state })
  }
  const { applicationId, token, oauth, guildId } = discord.state
  const settings = { publicUrl: options.publicUrl ?? '', isOpen: false, ...options.settings }
  const stop = new AbortController()
  const context = {
    ...{ homes, plain: {}, settings, log: { info: note, error: note }, now: () => clock.now },
    stopping: stop.signal,
    underWay: new Set<Promise<unknown>>(),
    login: {
      appId: applicationId,
      clientSecret: oauth.clientSecret,
      token,
      apiUrl: discord.apiUrl,
      guildId: options.guildId === undefined ? guildId : options.guildId,
    },
  }
  // The address is known once something listens there.
  let pages: ReturnType<typeof webApp> | undefined
  const port = { fetch: (request: Request) => pages?.fetch(request) }
  const at = { host: '127.0.0.1', port: 0 }
  const server = await listen(at, port as ReturnType<typeof webApp>, context.log)
  const url = `http://127.0.0.1:${server.port}`
  if (settings.publicUrl === '') settings.publicUrl = url
  pages = webApp(context)
  oauth.redirectUris.add(`${settings.publicUrl}/login/done`)
  const close = async () => {
    stop.abort()
    await server.close()
    await Promise.all(context.underWay)
    for (const app of apps) await app.close()
    for (const { app, remove } of on) {
      await app.close()
      await remove()
    }
    await discord.close()
  }
  if (!options.isShared) onTestFinished(close)
  const begin = async (browser: Browser, next?: string) => {
    const query = next === undefined ? '' : `?${new URLSearchParams({ next })}`
    return new URL((await browser.open(`/login/discord${query}`)).location ?? '')
  }
  const comeBack = (browser: Browser, back: URL) => browser.open(`${back.pathname}${back.search}`)
  const [first] = apps
  if (!first) throw new Error('no home')
  return {
    ...{ discord, on, app: first, homes, clock, log, stop, begin, comeBack, close },
    url,
    browser: () => new Browser(url),
    logIn: async (browser, user, next) =>
      comeBack(browser, discord.agree(await begin(browser, next), user)),
  }
}

/** As pino would write it, with the whole chain of an error. */
function inspected(fields: object): string {
  return JSON.stringify(fields, (_, value: unknown) =>
    value instanceof Error
      ? { ...value, message: value.message, stack: value.stack, cause: value.cause }
      : value,
  )
}
