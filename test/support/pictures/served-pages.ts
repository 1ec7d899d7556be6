import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp } from '../../../src/app.js'
import { home, readConfig } from '../../../src/config.js'
import { listen, type WebHome, webApp } from '../../../src/web/index.js'
import { startDiscordServer } from '../discord/index.js'
import { Browser } from '../web-browser.js'

/** The real pages over the bundled digests, with somebody logged in who moderates. */
export interface ServedPages {
  url: string
  app: App
  /** The cookies of the log-in, by name. */
  cookies: ReadonlyMap<string, string>
  /** Puts an article into the corpus that no refresh has seen yet. */
  write(name: string, text: string): Promise<void>
  close(): Promise<void>
}

const MODERATORS = '70'

/** Indexes the bundled digests in a folder of its own, serves them on loopback, and logs in by the Discord of the tests. */
export async function servePages(): Promise<ServedPages> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-pages-'))
  const corpus = join(folder, 'corpus')
  await cp(join(home, 'corpus/articles'), join(corpus, 'articles'), { recursive: true })
  const paths = { corpus, indexDir: join(folder, 'index'), stateDir: join(folder, 'state') }
  const app = createApp({ ...readConfig({}), ...paths })
  await app.ingest()
  const discord = await startDiscordServer()
  const { applicationId: appId, token, oauth, guildId } = discord.state
  const { clientSecret } = oauth
  const log = { info() {}, error: (fields: object) => console.error(fields) }
  const state = await app.state()
  const homes: WebHome[] = [{ name: null, moderatorRoles: [MODERATORS], service: app, state }]
  // The address is known once something listens there.
  const settings = { publicUrl: '', isOpen: false }
  const login = { appId, clientSecret, token, apiUrl: discord.apiUrl, guildId }
  let pages: ReturnType<typeof webApp> | undefined
  const port = { fetch: (request: Request) => pages?.fetch(request) }
  const at = { host: '127.0.0.1', port: 0 }
  const server = await listen(at, port as ReturnType<typeof webApp>, log)
  const url = `http://127.0.0.1:${server.port}`
  settings.publicUrl = url
  pages = webApp({ homes, plain: {}, settings, log, login })
  oauth.redirectUris.add(`${url}/login/done`)
  const browser = new Browser(url)
  const begun = new URL((await browser.open('/login/discord')).location ?? '')
  const back = discord.agree(begun, discord.person({ roles: [MODERATORS] }))
  await browser.open(`${back.pathname}${back.search}`)
  return {
    ...{ url, app, cookies: browser.cookies },
    write: (name, text) => writeFile(join(corpus, name), text),
    async close() {
      await server.close()
      await app.close()
      await discord.close()
      await rm(folder, { recursive: true })
    },
  }
}
