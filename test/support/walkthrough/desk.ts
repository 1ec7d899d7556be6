import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IngestOptions } from '../../../src/app/read-corpus.js'
import { type App, createApp } from '../../../src/app.js'
import type { BotLog } from '../../../src/bot/contract.js'
import { startBot } from '../../../src/bot/index.js'
import { standardLimits } from '../../../src/bot/limits/admission.js'
import { home, readConfig } from '../../../src/config.js'
import { temporaryFolder } from '../cli/run-youju.js'
import { findMessage, type MessageRef } from '../discord/acting.js'
import type { MessageBody } from '../discord/bodies.js'
import { type DiscordServer, startDiscordServer } from '../discord/index.js'
import type { User } from '../discord/state.js'
import { canaries } from './article.js'
import { installClock } from './clock.js'
import { type Newspaper, openNewspaper } from './newspaper.js'
import { type Answers, type Card, messageCard, nameOf, type Scene } from './record.js'
import { findIn, localisedNames } from './seen.js'

/** The real bot over a copy of the bundled corpus, in its own Discord, with the people who use it. */
export interface Desk {
  server: DiscordServer
  /** A person who may manage the server. */
  moderator: User
  scenes: Scene[]
  /** Begins the next step. */
  scene(id: string, caption: string): void
  /** Adds to what the step shows. */
  shows(...cards: Card[]): void
  /** Returns a message as it is now. */
  card(message: MessageRef, answers?: Answers | null): Card
  /** Throws unless a message shows this text: only what the bot says may lead to the next step. */
  finds(message: MessageRef, what: string): void
  /** The same for a command, by the name that the person's Discord shows. */
  findsCommand(message: MessageRef, command: string): void
  /** Returns a command with its options, as the person sees it while typing. */
  typed(command: string, options?: Record<string, string>, choices?: string[]): Card
  newspaper: Newspaper
  /** Resolves once the moderator's action is recorded, which happens last. */
  done(action: string): Promise<void>
  /** Resolves once a refresh is recorded, and all is said of how earlier answers compare with what it brought. */
  refreshed(): Promise<void>
  close(): Promise<void>
}

/** What the bot logs when it has compared earlier answers with new reports. */
const COMPARED = '旧回答已和新报道对照过'
/** The time between two steps, in milliseconds. */
const PAUSE = 60_000
/** The start of the walk: the newest of the bundled articles must be in the past. */
const MORNING = Date.UTC(2024, 10, 1, 1)

export async function openDesk(): Promise<Desk> {
  const { folder, remove } = await temporaryFolder()
  const corpus = join(folder, 'corpus')
  await cp(join(home, 'corpus'), corpus, { recursive: true })
  const lines = canaries.map((canary) => JSON.stringify(canary))
  await writeFile(join(corpus, '_canary.jsonl'), `${lines.join('\n')}\n`)
  const server = await startDiscordServer()
  server.clock.advance(MORNING - server.clock.now())
  const resetClock = installClock(() => server.clock.now())
  const paths = { corpus, indexDir: join(folder, 'index'), stateDir: join(folder, 'state') }
  const newspaper = await openNewspaper()
  const clock = {
    now: () => server.clock.now(),
    wait: async (milliseconds: number) => server.clock.advance(milliseconds),
  }
  const feedFetching = { clock, fetch: newspaper.fetch }
  const app = seenOnce(createApp({ ...readConfig({}), ...paths }, { feedFetching }))
  await app.ingest()
  const log = new ActionLog()
  const compared = log.next(COMPARED)
  const bot = await startBot({ ...app, state: await app.state() }, settingsFor(server), log)
  // At the first start the version in service is noted.
  await compared
  const moderator = server.person({ username: '阿青', permissions: 1n << 5n })
  const scenes: Scene[] = []
  return {
    server,
    moderator,
    scenes,
    scene(id, caption) {
      server.clock.advance(PAUSE)
      scenes.push({ id, caption, cards: [] })
    },
    shows: (...cards) => void scenes.at(-1)?.cards.push(...cards),
    card: (message, answers = null) => messageCard(findMessage(server.state, message), answers),
    finds: (message, what) => findIn(server.shown(message), what),
    findsCommand(message, command) {
      findIn(server.shown(message), localisedNames(server, command).command)
    },
    typed(command, options = {}, choices = []) {
      const names = localisedNames(server, command)
      const shown = Object.entries(options).map(([name, value]) => {
        return { name: names.options.get(name) ?? name, value }
      })
      return { kind: 'typed', command: names.command, options: shown, choices }
    },
    newspaper,
    async done(action) {
      await log.next(action)
    },
    async refreshed() {
      const before = new Set(server.requests)
      const [, compared] = await Promise.all([log.next('corpus.refresh'), log.next(COMPARED)])
      // Where answers turned, the message of the refresh says so last.
      if ((compared as { turned: number }).turned === 0) return
      await server.requestThat((request) => {
        const { content } = (request.body ?? {}) as MessageBody
        return !before.has(request) && content?.includes('旧回答已有新的说法') === true
      })
    },
    async close() {
      await bot.close()
      await app.close()
      await server.close()
      await newspaper.close()
      resetClock()
      await remove()
    },
  }
}

/**
 * Progress is shown as fast as messages are delivered, each time another part. Here it is shown once, at two thirds, so
 * that every walk sees the same.
 */
function seenOnce(app: App): App {
  const ingest = ({ onProgress, ...options }: IngestOptions = {}) =>
    app.ingest({
      ...options,
      onProgress: (stage, done, total) => {
        const isTheMoment = stage === 'canary' && done === Math.round(((total ?? 0) * 2) / 3)
        if (isTheMoment) onProgress?.(stage, done, total)
      },
    })
  return { ...app, ingest }
}

/** Returns whom a message of the bot answers, and what they did. */
export function answersTo(user: User, kind: Answers['kind'], text: string): Answers {
  return { author: nameOf(user.username), isBot: user.bot, kind, text }
}

function settingsFor(server: DiscordServer) {
  return {
    token: server.state.token,
    appId: null,
    guildId: null,
    shards: null,
    apiUrl: server.apiUrl,
    messageContent: false,
    moderatorRoles: [],
    noticesPerDay: 5,
    retentionDays: 180,
    language: null,
    refreshSchedule: null,
    refreshMinutes: 15,
    timeZone: 'Asia/Shanghai',
    limits: standardLimits,
  }
}

/** Lets the walk wait until a moderator's action has finished, or until a text is logged. */
class ActionLog implements BotLog {
  private readonly waiting = new Map<string, (fields: object) => void>()
  readonly debug = () => {}
  readonly warn = () => {}
  readonly error = () => {}
  readonly info = (fields: object, text: string) => {
    const { action, outcome } = fields as { action?: string; outcome?: string }
    if (action !== undefined && outcome !== 'started') this.waiting.get(action)?.(fields)
    this.waiting.get(text)?.(fields)
  }

  next(what: string): Promise<object> {
    return new Promise((resolve) => this.waiting.set(what, resolve))
  }
}
