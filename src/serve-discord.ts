import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type App, createApp, type IngestReport, type State } from './app.js'
import {
  createMetrics,
  type Home,
  logStateEvent,
  Notices,
  onUnexpected,
  plainPages,
  type Serving,
  standardLimits,
  startBot,
} from './bot/index.js'
import type { Terminal } from './cli/index.js'
import type { Config } from './config.js'
import { type RejectionReason, YoujuError } from './domain/index.js'
import { assertSchedule } from './feeds/schedule.js'
import { configOf } from './homes.js'
import { openToServe } from './open-to-serve.js'
import { outliveErrors } from './outlive.js'
import { type BotsEvent, type LedHome, type SeveralBots, severalBots } from './several-bots.js'
import { doneWithin, untilStopped } from './shutdown.js'
import { type LoginSettings, listen, type WebHome, webApp } from './web/index.js'
import type { Locale } from './wording/locale.js'
import { rejectionIn } from './wording/rejections.js'

/** How long to wait for questions in progress when the process is asked to stop, in milliseconds. */
const FINISH_WITHIN = 25_000

/** Between two looks whether another process has built the index, in milliseconds. */
const BUILT_LOOK = 2_000

/** What serves one Discord server, or all of them where `server` is null. */
interface OpenHome {
  server: string | null
  name: string | null
  language: Locale | null
  config: Config
  app: App
  log: Logger
}

/**
 * Serves Discord from the versions in service until the process is asked to stop; see `openToServe` for when an index is
 * built first.
 * @throws YoujuError port_unavailable, state_unavailable, discord_login, discord_unreachable, and as `openToServe`
 */
export async function serveHomes(
  config: Config,
  token: string,
  log: Logger,
  terminal: Terminal,
): Promise<void> {
  const { discord, http, retentionDays, noticesPerDay } = config
  const { refreshSchedule, timeZone, refreshMinutes } = config
  assertSchedule(refreshSchedule ?? '0 0 * * *', timeZone)
  const homes = homesOf(config, log)
  const notices = new Notices()
  const serving: Serving = {
    bot: null,
    isStopping: false,
    notices,
    homes: homes.map(({ app, name }) => ({ name, state: null, index: () => indexOf(app) })),
  }
  const metrics = createMetrics(serving)
  const several = severalOf(homes, config, token, log, notices)
  const serviceOf = ({ app }: OpenHome, i: number): App => {
    const ingest = several?.ingests[i]
    return ingest ? { ...app, ingest } : app
  }
  const webHomes: WebHome[] = homes.map((home, i) => ({
    ...{ name: home.name, server: home.server, service: serviceOf(home, i), state: null },
    moderatorRoles: home.config.discord.moderatorRoles,
  }))
  let closePages = async () => {}
  let endOutliving = () => {}
  try {
    if (http !== null) {
      const plain = plainPages(serving, metrics, http)
      const tokensPerDay = config.chat?.tokensPerDay ?? null
      const settings = {
        ...{ publicUrl: config.publicUrl, isOpen: http.isOpen },
        ...{ timeZone, tokensPerDay },
      }
      const login = loginSettings(config, token)
      const stop = new AbortController()
      const underWay = new Set<Promise<unknown>>()
      const work = { stopping: stop.signal, underWay }
      const pages = webApp({ homes: webHomes, plain, settings, log, login, ...work })
      const { close } = await listen(http, pages, log)
      closePages = async () => {
        stop.abort()
        await close()
        await Promise.all(underWay)
      }
    }
    await openAll(homes)
    const served: Home[] = []
    for (const [i, home] of homes.entries()) {
      const state = await home.app.state()
      const place = serving.homes[i]
      if (place) place.state = state
      const web = webHomes[i]
      if (web) web.state = state
      served.push(homeOf(home, serviceOf(home, i), state))
    }
    const settings = {
      ...{ ...discord, token, retentionDays, noticesPerDay },
      ...{ refreshSchedule, timeZone, refreshMinutes },
      ...{ language: null, limits: standardLimits },
    }
    const [first] = served
    const toServe = config.servers === null && first ? first.service : served
    const parts = [log, metrics.observer, notices, undefined, several?.leader] as const
    const running = await startBot(toServe, settings, ...parts)
    serving.bot = running
    endOutliving = outliveErrors(onUnexpected(log, notices))
    for (const [i, home] of homes.entries()) {
      void logPending(home)
      const state = webHomes[i]?.state
      if (state && home.config.database !== null) void logLeftBehind(home, state)
    }
    const stopped = untilStopped()
    terminal.err(terminal.words.botOnline)
    await stopped
    serving.isStopping = true
    log.info(running.load, '正在停止：不再接新的提问，把手上的答完')
    if (!(await doneWithin(FINISH_WITHIN, running.close()))) {
      log.warn({ seconds: FINISH_WITHIN / 1000 }, '还有提问没答完，不再等了')
    }
  } finally {
    await closePages()
    await several?.close()
    await Promise.all(homes.map(({ app }) => app.close()))
    endOutliving()
  }
}

/** What lets several processes serve one token; null where the records are in files. */
function severalOf(
  homes: readonly OpenHome[],
  { discord: { apiUrl, shards } }: Config,
  token: string,
  log: Logger,
  notices: Notices,
): SeveralBots | null {
  const [first, ...others] = homes.flatMap(({ app, config: { corpus, database } }): LedHome[] =>
    database === null ? [] : [{ corpus, database, ingest: app.ingest }],
  )
  const onEvent = (event: BotsEvent, err?: unknown) => {
    const [level, said] = happened[event]
    const isSaid = event !== 'shares_shards' || notices.note('shards_shared', said)
    if (isSaid) log[level](err === undefined ? {} : { err }, said)
  }
  return first ? severalBots([first, ...others], { token, apiUrl, shards, onEvent }) : null
}

const happened: Record<BotsEvent, readonly ['info' | 'warn', string]> = {
  leads: ['info', '由这个进程主持：刷新、定时的工作、通知'],
  leads_no_more: ['info', '这个进程不再主持'],
  no_corpus: ['warn', '这个进程读不到语料文件夹，只回答，不主持刷新和定时的工作'],
  no_database: ['warn', '用不了数据库来定由谁主持，过几秒再试'],
  shares_shards: [
    'warn',
    '另一个进程也在接这个进程的分片（DISCORD_SHARDS 重叠，或有一个没有设）：一次提问会有两个机器人抢着答。请给每个进程分不同的分片。',
  ],
}

/**
 * Opens the index of each home, or builds it. One that cannot be opened does not keep the others from being served: what it
 * lacks is logged, and said to whoever asks there.
 * @throws YoujuError as `openToServe`, if none can be opened
 */
async function openAll(homes: readonly OpenHome[]): Promise<void> {
  const errors: unknown[] = []
  for (const home of homes) {
    try {
      await open(home)
    } catch (err) {
      if (homes.length > 1) home.log.error({ err }, '这个服务器的语料还不能用，其余照常')
      errors.push(err)
    }
  }
  if (errors.length === homes.length) throw errors[0]
}

async function open({ app, log }: OpenHome): Promise<void> {
  const built = await openedOnceBuilt(app, log)
  await app.warmUp()
  const { rejected = [], unsettled = [], damagedVectors = 0 } = built ?? {}
  const leftOut = { rejected: rejected.map(withReason), unsettled: unsettled.map(withReason) }
  log.info({ ...(await indexOf(app)), ...leftOut, damagedVectors }, 'index ready')
}

/** Of several processes that start with an empty database one builds the index; the others wait for it. */
async function openedOnceBuilt(app: App, log: Logger): Promise<IngestReport | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await openToServe(app)
    } catch (error) {
      const isBeingBuilt =
        error instanceof YoujuError && error.fault?.name === 'index_busy:database'
      if (!isBeingBuilt) throw error
      if (tries === 1) log.info({}, '另一个进程正在建立索引，等它建好')
      await sleep(BUILT_LOOK)
    }
  }
}

async function indexOf(app: App): Promise<{ version: string; articles: number }> {
  const { indexVersion, total } = await app.list({ perPage: 1 })
  return { version: indexVersion, articles: total }
}

/** How members log in to the pages; null where no secret is set for it. */
function loginSettings({ discord }: Config, token: string): LoginSettings | null {
  const { appId, guildId, apiUrl, clientSecret } = discord
  return clientSecret === null ? null : { appId, guildId, apiUrl, clientSecret, token }
}

function homeOf({ server, name, config, language }: OpenHome, app: App, state: State): Home {
  return {
    server: server ?? '',
    name: name ?? '',
    service: { ...app, state },
    moderatorRoles: config.discord.moderatorRoles,
    retentionDays: config.retentionDays,
    language,
  }
}

function homesOf(config: Config, log: Logger): OpenHome[] {
  if (config.servers === null) {
    const app = appFor(config, log)
    return [{ server: null, name: null, language: null, config, log, app }]
  }
  return config.servers.map((home) => {
    const { server, name, language } = home
    const own = configOf(config, home)
    const child = log.child({ home: name })
    return { server, name, language, config: own, log: child, app: appFor(own, child) }
  })
}

function appFor(config: Config, log: Logger): App {
  return createApp(config, {
    workApart: true,
    onVersionRefused: (version, err) =>
      log.error({ version, err }, 'a new index version cannot be opened; the old one serves'),
    onStateEvent: (event) => logStateEvent(event, log),
  })
}

const withReason = <T extends { reason: RejectionReason }>(each: T) => ({
  ...each,
  reason: rejectionIn('zh-CN', each.reason),
})

/** Logs the changes that wait for a refresh. Runs in the background; nothing depends on it. */
async function logPending({ app, log }: OpenHome): Promise<void> {
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

/** Warns of records that are in the folder still, and so are missed since the database is used. */
async function logLeftBehind({ config: { stateDir }, log }: OpenHome, state: State): Promise<void> {
  try {
    const { leftBehind } = await import('./state/move/left-behind.js')
    if ((await leftBehind(stateDir, state)) !== 'unmoved') return
    log.warn(
      { stateDir },
      'STATE_DIR 的 state.db 里还有没搬到数据库的记录：停下机器人后用 state move 搬过去；不要了，就把它移到别处',
    )
  } catch (err) {
    log.warn({ err }, '看不出 STATE_DIR 里还有没有要搬的记录')
  }
}
