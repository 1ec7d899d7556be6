import { onTestFinished } from 'vitest'
import type { App, AppOptions } from '../../../../src/app.js'
import type { BotService, BotSettings } from '../../../../src/bot/contract.js'
import { startBot } from '../../../../src/bot/index.js'
import type { Clock } from '../../../../src/bot/retention.js'
import type { AuditEntry } from '../../../../src/domain/index.js'
import { type AppOnNews, appOnNews } from '../../../support/app/app-on-news.js'
import type { DiscordServer, MessageBody } from '../../../support/discord/index.js'
import { discord, expectGoodManners, MemoryLog, settingsFor } from '../running-bot.js'

export interface ModeratedBot {
  on: AppOnNews
  app: App
  server: DiscordServer
  log: MemoryLog
  /** Somebody who may manage the server. */
  moderator: ReturnType<DiscordServer['person']>
  /** Resolves when the next thing that a moderator does is written down, with how it ended. */
  audited(): Promise<AuditEntry | undefined>
  /** What was written down, newest first, without the time. */
  audits(): Promise<Omit<AuditEntry, 'at'>[]>
  /** Stops the bot, and starts it anew over the same folders. */
  restart(): Promise<void>
}

export interface ModeratedOptions {
  files?: Parameters<typeof appOnNews>[0]
  settings?: Partial<BotSettings>
  app?: AppOptions
  /** Methods of the app that are replaced. */
  service?: Partial<BotService>
  /** In place of the system's. */
  clock?: Clock
  /** Whether an index is built first; it is unless told. */
  isBuilt?: boolean
}

/** What may manage a server, as Discord numbers it. */
export const manageGuild = 1n << 5n

/** A real app over a corpus and a state of its own, with the bot in front of it at a server of its own. */
export async function moderatedBot(options: ModeratedOptions = {}): Promise<ModeratedBot> {
  const on = await appOnNews(options.files)
  const server = await discord()
  const log = new MemoryLog()
  const settings = settingsFor(server, options.settings)
  const start = async () => {
    const app = on.open(options.app)
    const service = { ...app, ...options.service, state: await app.state() }
    return {
      app,
      running: await startBot(service, settings, log, undefined, undefined, options.clock),
    }
  }
  if (options.isBuilt !== false) await on.app.ingest()
  let bot = await start()
  const stop = async () => {
    await bot.running.close()
    await bot.app.close()
  }
  onTestFinished(async () => {
    await stop()
    await on.app.close()
    await on.remove()
    expectGoodManners(server)
  })
  const audits = async (most = 50) => (await (await on.app.state()).audited(most)) as AuditEntry[]
  return {
    on,
    server,
    log,
    get app() {
      return bot.app
    },
    moderator: server.person({ username: 'moderator', permissions: manageGuild }),
    async audited() {
      for (let next = log.next('管理操作'); ; ) {
        await next
        next = log.next('管理操作')
        const [entry] = await audits(1)
        if (entry?.outcome !== 'started') return entry
      }
    },
    audits: async () => (await audits()).map(({ at: _, ...entry }) => entry),
    async restart() {
      await stop()
      bot = await start()
    },
  }
}

export const newFile = {
  'new.txt': '松溪石拱桥修好\n来源：松溪商报 2024-12-01\n\n松溪县的石拱桥长52米，去年修好。\n',
}

/** All the texts that a message of the channel had, one after the other. */
export function textsOf(server: DiscordServer, id: string): string[] {
  const isIts = (path: string, answer: unknown) =>
    path.endsWith(`/messages/${id}`) || (answer as { id?: string } | null)?.id === id
  return server.requests
    .filter(
      ({ status, method, path, answer }) =>
        status === 200 && method !== 'GET' && isIts(path, answer),
    )
    .map(({ body }) => {
      const { content, embeds } = body as MessageBody
      return [content, ...(embeds ?? []).flatMap(({ title, description }) => [title, description])]
        .filter(Boolean)
        .join('\n')
    })
}
