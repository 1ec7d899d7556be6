import { type Client, Events, Routes } from 'discord.js'
import { type Leader, shownShards } from '../domain/index.js'
import { failure } from '../wording/failure.js'
import { onMessage } from './asking/on-message.js'
import { createClient } from './connection/client.js'
import { logConnection } from './connection/log-connection.js'
import { loginError } from './connection/login-error.js'
import { watchForTwins } from './connection/twin.js'
import type { BotContext, BotLog, BotSettings, Home, HomeService, RunningBot } from './contract.js'
import { onInteraction } from './dispatch.js'
import { describeError } from './failures/failure.js'
import { guarded, logUnexpected } from './failures/guarded.js'
import { redactingLog } from './failures/redact.js'
import { commands } from './features.js'
import { Notices } from './health/notices.js'
import { type BotObserver, unobserved } from './health/observer.js'
import { homesOf } from './homes.js'
import { dutiesOf } from './leading/duties.js'
import { onlyLeader } from './leading/leader.js'
import { mindOthers } from './limits/mind-others.js'
import { UnderWay } from './limits/under-way.js'
import { refuseInteraction, refuseMessage } from './no-home.js'
import { type Clock, systemClock } from './retention.js'

/** Tries before the start gives up: about two seconds, since discord.js pauses half a second between them. */
const gatewayAttempts = 5

/**
 * Logs in and registers the commands; resolves once the bot can be asked. A registration that fails is only logged:
 * commands registered earlier, and mentions, work without it.
 * @param served one service for everybody, or a home for each server
 * @throws YoujuError config_invalid (no token), discord_login (refused), discord_unreachable
 */
export async function startBot(
  served: HomeService | readonly Home[],
  settings: BotSettings,
  log: BotLog,
  observer: BotObserver = unobserved,
  notices: Notices = new Notices(),
  clock: Clock = systemClock,
  leader: Leader = onlyLeader(),
): Promise<RunningBot> {
  const token = settings.token.trim()
  if (token === '') throw failure('config_invalid:no_token', {})
  const safeLog = redactingLog(log, token)
  const { now } = clock
  const stop = new AbortController()
  const underWay = new UnderWay()
  const usedTwice = () => {
    const isNew = notices.note('token_used_twice', tokenUsedTwice)
    if (isNew) safeLog.warn({}, tokenUsedTwice)
  }
  const { client, destroy } = createClient(settings, {
    dropped(event, why) {
      const what = '丢弃了 Discord 发来的一个看不懂的事件，照常运行'
      if (typeof why === 'string') safeLog.warn({ event, why }, what)
      else logUnexpected(why, what, safeLog, { event })
    },
    acknowledgedElsewhere: usedTwice,
  })
  const homes = homesOf(
    served,
    { ...settings, token },
    {
      client,
      log: safeLog,
      observer,
      now,
      stopping: stop.signal,
      term: () => leader.term(),
      async finish(work) {
        underWay.add(work)
        await work
      },
    },
  )
  const connection = logConnection(client, safeLog, observer)
  const answer = <Given extends { guildId: string | null }>(
    handle: (given: Given, context: BotContext) => Promise<void>,
    withoutHome: (given: Given) => Promise<void>,
  ) => {
    const handler = guarded(safeLog, '处理 Discord 的事件时出错', (given: Given) => {
      const context = homes.of(given.guildId)
      return context === null ? withoutHome(given) : handle(given, context)
    })
    return (given: Given) => underWay.add(handler(given))
  }
  client.on(Events.InteractionCreate, answer(onInteraction, refuseInteraction))
  client.on(Events.MessageCreate, answer(onMessage, refuseMessage))
  for (const { channels, log } of homes.all) {
    await channels
      .load()
      .catch((error) =>
        log.error({ err: describeError(error) }, '没能读出频道的设置，暂按没有设置处理'),
      )
  }
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  try {
    await Promise.race([client.login(token), gatewayGivenUp(client)])
  } catch (error) {
    await destroy()
    throw loginError(error)
  }
  const loggedIn = await ready
  const registering = () => registerCommands(loggedIn, settings, safeLog)
  await leader.begin(dutiesOf({ contexts: homes.all, clock, registerCommands: registering }))
  safeLog.info({ user: loggedIn.user.tag, guilds: loggedIn.guilds.cache.size }, '机器人已上线')
  const stopWatching = await watchForTwins(
    `${token} ${settings.apiUrl ?? ''}`,
    settings.shards,
    usedTwice,
  )
  const stopMinding = mindOthers(homes.all, clock, underWay)
  return {
    get connection() {
      return connection()
    },
    get shards() {
      const ids = [...loggedIn.ws.shards.keys()].sort((a, b) => a - b)
      return shownShards({ ids, count: loggedIn.options.shardCount ?? ids.length })
    },
    get isLeader() {
      return leader.term() !== null
    },
    get load() {
      const loads = homes.all.map(({ admission }) => admission.queue.load)
      const sum = (of: 'waiting' | 'underWay') => loads.reduce((all, load) => all + load[of], 0)
      return { waiting: sum('waiting'), underWay: sum('underWay') }
    },
    async close() {
      stop.abort()
      stopWatching()
      stopMinding()
      await Promise.all(homes.all.map(({ admission }) => admission.queue.stop()))
      // A question may still be on its way into the queue (being acknowledged) or out of it (being noted).
      await underWay.settled()
      await leader.close()
      await destroy()
    },
  }
}

const tokenUsedTwice =
  '另一个进程在用同一个 DISCORD_TOKEN：一次提问会有两个机器人抢着答。请停掉多余的那个，找不到就在开发者后台重置令牌。'

/** Rejects when the gateway cannot be reached at the start; discord.js itself would try for ever. */
function gatewayGivenUp(client: Client): Promise<never> {
  return new Promise((_, reject) => {
    let attempts = 0
    const count = () => {
      attempts += 1
      if (attempts === gatewayAttempts) reject(new Error('the gateway can not be reached'))
    }
    client.on(Events.ShardReconnecting, count)
    client.once(Events.ClientReady, () => client.off(Events.ShardReconnecting, count))
  })
}

async function registerCommands(
  client: Client<true>,
  settings: BotSettings,
  log: BotLog,
): Promise<void> {
  const appId = settings.appId ?? client.application.id
  const route =
    settings.guildId === null
      ? Routes.applicationCommands(appId)
      : Routes.applicationGuildCommands(appId, settings.guildId)
  try {
    await client.rest.put(route, { body: commands })
  } catch (error) {
    log.warn(
      { err: describeError(error) },
      '命令没有注册成功，机器人照常运行：已注册过的命令和 @ 提问不受影响',
    )
  }
}
