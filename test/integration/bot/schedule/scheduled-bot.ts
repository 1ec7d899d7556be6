import { expect, onTestFinished } from 'vitest'
import type { AppOnNews } from '../../../support/app/app-on-news.js'
import { news } from '../../../support/cli/news.js'
import { Site } from '../../../support/feeds/feed-world.js'
import { PublicHosts } from '../../../support/intake/public-hosts.js'
import {
  type ModeratedBot,
  type ModeratedOptions,
  moderatedBot,
} from '../moderating/moderated-bot.js'
import { DayClock } from './day-clock.js'

export type ScheduledBot = ModeratedBot & {
  clock: DayClock
  site(name: string): Promise<Site>
  /** Adds a feed as a moderator would. */
  feed(address: string, schedule?: string): Promise<void>
  /** Uses `/corpus notify` in the channel, and returns what is said. */
  notify(options: Record<string, string | boolean>, more?: object): Promise<string>
  /** The messages of the channel that nobody asked for. */
  said(): string[]
  files(): Promise<string[]>
}

export const canary = (question: string, answer: string) => ({
  '_canary.jsonl': `${JSON.stringify({ question, answer })}\n`,
})

/** A bot over the invented news and sites on loopback, by a clock that a test moves. */
export async function scheduledBot(
  options: Omit<ModeratedOptions, 'service'> & {
    ingest?: (on: AppOnNews) => AppOnNews['app']['ingest']
  } = {},
): Promise<ScheduledBot> {
  const hosts = await PublicHosts.open()
  onTestFinished(() => hosts.close())
  const clock = new DayClock()
  const feedFetching = { clock, fetch: hosts.options(), pause: 0 }
  let on: AppOnNews | null = null
  const { ingest } = options
  const bot = await moderatedBot({
    ...{ files: news, clock, ...options },
    app: { ...options.app, feedFetching },
    ...(ingest && { service: { ingest: (given) => ingest(on as AppOnNews)(given) } }),
  })
  on = bot.on
  await clock.minute()
  const { server, moderator: user } = bot
  return Object.assign(Object.create(bot) as ModeratedBot, {
    clock,
    async site(name: string) {
      const site = new Site()
      await hosts.http(name, site.listen)
      return site
    },
    async feed(address: string, schedule?: string) {
      await bot.app.addFeed(address, { user: user.id, schedule })
    },
    async notify(given: Record<string, string | boolean>, more: object = {}) {
      const command = { command: 'corpus notify', options: given, user, ...more }
      return (await server.interaction(command).answered).content ?? ''
    },
    said: () =>
      [...server.state.messages.values()]
        .filter(
          ({ channelId, interaction }) => channelId === server.state.channelId && !interaction,
        )
        .map((message) => server.shown(message).text),
    async files() {
      const { articles } = await bot.app.list({ perPage: 50 })
      return articles.map(({ title }) => title ?? '')
    },
  })
}

/** The entries of refreshes by schedule, oldest first. */
export async function refreshes(bot: ScheduledBot) {
  const audited = (await (await bot.on.app.state()).audited(200)) ?? []
  expect(audited.length).toBeLessThan(200)
  return audited
    .filter(({ user, action }) => user === 'youju' && action === 'corpus.refresh')
    .toReversed()
}
