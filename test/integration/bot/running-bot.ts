import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { ArticleList, CheckOptions, State } from '../../../src/app.js'
import type { BotService, BotSettings } from '../../../src/bot/contract.js'
import { standardLimits, startBot } from '../../../src/bot/index.js'
import type { ListOptions } from '../../../src/corpus/list-articles.js'
import type {
  Answer,
  Article,
  AskReply,
  AskRequest,
  Breach,
  ClaimCheck,
  Gap,
  Hit,
  OnSentence,
  ReadPicture,
  Restriction,
  Timeline,
  TimelineOptions,
} from '../../../src/domain/index.js'
import { groupGaps } from '../../../src/state/group-gaps.js'
import { openState } from '../../../src/state/open-state.js'
import { failure } from '../../../src/wording/failure.js'
import { flatten, labelOf } from '../../support/discord/component.js'
import {
  type DiscordServer,
  type DiscordServerOptions,
  type MessageBody,
  startDiscordServer,
} from '../../support/discord/index.js'
import { memoryState } from '../../support/state/memory-state.js'
import { answer, unknownClaim } from './answers.js'

/** A log that keeps what it is given, and lets a test wait for an entry. */
export class MemoryLog {
  readonly entries: { level: string; fields: object; text: string }[] = []
  private readonly waiting: { text: string; resolve: () => void }[] = []
  readonly debug = this.keep('debug')
  readonly info = this.keep('info')
  readonly warn = this.keep('warn')
  readonly error = this.keep('error')

  at(level: string): string[] {
    return this.entries.filter((entry) => entry.level === level).map(({ text }) => text)
  }

  /** Resolves with the first entry of this text, which must still be to come. */
  next(text: string): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ text, resolve }))
  }

  private keep(level: string) {
    return (fields: object, text: string) => {
      this.entries.push({ level, fields, text })
      for (const entry of this.waiting) if (entry.text === text) entry.resolve()
    }
  }
}

async function notScripted(): Promise<never> {
  throw new Error('this service is scripted for questions only')
}

/** How a test hears of a question, and tells what came of it beside the answer. */
export interface Asking extends Omit<AskRequest, 'question'> {
  onSentence: OnSentence | undefined
  onHits(hits: readonly Hit[]): void
  onBreach(breach: Breach): void
}

type Reply = (question: string, asking: Asking) => Answer | Promise<Answer>

/** A service that keeps the questions and answers with what a test says; what it remembers is real, in memory. */
export class ScriptedService implements BotService {
  readonly questions: string[] = []
  readonly options: Asking[] = []
  /** By id. */
  readonly articles = new Map<string, Article>()
  readonly checks = new Map<string, ClaimCheck>()

  constructor(
    private readonly reply: Reply,
    readonly state: State = memoryState(),
  ) {}

  get restrictions(): Restriction[] {
    return this.options.map(({ since, until, source }) => ({ since, until, source }))
  }

  async ask({ question, ...request }: AskRequest, onSentence?: OnSentence): Promise<AskReply> {
    const hits: Hit[] = []
    const breaches: Breach[] = []
    const asking: Asking = {
      ...request,
      onSentence,
      onHits: (found) => hits.push(...found),
      onBreach: (breach) => breaches.push(breach),
    }
    this.questions.push(question)
    this.options.push(asking)
    return { answer: await this.reply(question, asking), hits, phrasing: null, breaches }
  }

  async check(claim: string): Promise<ClaimCheck> {
    return this.checks.get(claim) ?? unknownClaim(claim)
  }

  /** What each check of claims reports of itself first. */
  readonly breaches: Breach[] = []

  async checkAll(claims: readonly string[], options: CheckOptions = {}): Promise<ClaimCheck[]> {
    for (const breach of this.breaches) options.onBreach?.(breach)
    return Promise.all(claims.map((claim) => this.check(claim)))
  }

  /** By subject. */
  readonly timelines = new Map<string, Timeline>()
  readonly timelinesAsked: TimelineOptions[] = []

  async timeline(subject: string, options: TimelineOptions = {}): Promise<Timeline> {
    this.timelinesAsked.push(options)
    const found = this.timelines.get(subject)
    if (found) return found
    throw failure('subject_without_content', {})
  }

  /** By the name of the picture. */
  readonly pictures = new Map<string, ReadPicture>()

  async readPicture(name: string): Promise<ReadPicture> {
    return this.pictures.get(name) ?? { reason: { code: 'picture_without_text' } }
  }

  /** What is cut out of any picture. */
  cut: Uint8Array | null = null

  async cutOf(): Promise<Uint8Array | null> {
    return this.cut
  }

  async article(id: string): Promise<Article> {
    const found = this.articles.get(id)
    if (found) return found
    throw failure('article_missing', { id })
  }

  async list({ query = '', page = 1, perPage = 20 }: ListOptions = {}): Promise<ArticleList> {
    const found = [...this.articles.values()].filter(({ title, source }) =>
      `${title} ${source}`.includes(query),
    )
    const first = (page - 1) * perPage
    const pages = Math.max(1, Math.ceil(found.length / perPage))
    const articles = found.slice(first, first + perPage)
    return { articles, total: found.length, page, pages, perPage, indexVersion: '1' }
  }

  async gaps(): Promise<Gap[][]> {
    return groupGaps(await this.state.gaps())
  }

  // What moderators do is tested on the real corpus.
  readonly readDue = async () => []
  readonly stories = async () => []
  readonly ingest = notScripted
  readonly plan = notScripted
  readonly digest = notScripted
  readonly status = notScripted
  readonly overview = notScripted
  readonly history = notScripted
  readonly rollback = notScripted
  readonly addToCorpus = notScripted
  readonly addPage = notScripted
  readonly removeFromCorpus = notScripted
  readonly feeds = notScripted
  readonly showFeed = notScripted
  readonly itemOfFeed = async () => null
  readonly addFeed = notScripted
  readonly pauseFeed = notScripted
  readonly resumeFeed = notScripted
  readonly removeFeed = notScripted
  readonly checkFeed = notScripted
  readonly changedArticles = notScripted
  readonly lookAgain = notScripted
  readonly askQuietly = notScripted

  async versionInService(): Promise<string | null> {
    return null
  }

  async publishers(text: string, most: number): Promise<string[]> {
    const names = [...this.articles.values()].flatMap(({ source }) => source ?? [])
    return [...new Set(names)].filter((name) => name.includes(text)).slice(0, most)
  }
}

export function settingsFor(server: DiscordServer, parts: Partial<BotSettings> = {}): BotSettings {
  return {
    token: server.state.token,
    appId: null,
    guildId: null,
    shards: null,
    apiUrl: server.apiUrl,
    messageContent: false,
    moderatorRoles: [],
    retentionDays: 180,
    language: null,
    refreshSchedule: null,
    refreshMinutes: 15,
    timeZone: 'Asia/Shanghai',
    noticesPerDay: 5,
    limits: standardLimits,
    ...parts,
  }
}

/** A server that is closed when the test is over. */
export async function discord(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const server = await startDiscordServer(options)
  onTestFinished(() => server.close())
  return server
}

export interface BotUnderTest {
  server: DiscordServer
  service: ScriptedService
  log: MemoryLog
  close(): Promise<void>
}

/** A bot logged in at a server of its own; both are closed when the test is over. */
export async function runBot(
  reply: Reply = () => answer(),
  options: {
    settings?: Partial<BotSettings>
    server?: DiscordServerOptions
    prepare?: (server: DiscordServer) => void
    /** A server that another bot has been at before. */
    at?: DiscordServer
    state?: State
  } = {},
): Promise<BotUnderTest> {
  const server = options.at ?? (await discord(options.server))
  options.prepare?.(server)
  const service = new ScriptedService(reply, options.state)
  const log = new MemoryLog()
  const bot = await startBot(service, settingsFor(server, options.settings), log)
  // Runs before the server is closed: the last registered comes first.
  onTestFinished(async () => {
    await bot.close()
    expectGoodManners(server)
  })
  return { server, service, log, close: () => bot.close() }
}

/** A bot with a database, and the way to a new one with the same database, as after a restart. */
export async function runKeepingBot(
  reply: Reply = () => answer(),
): Promise<BotUnderTest & { restarted(): Promise<BotUnderTest> }> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-bot-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const opened = async () => {
    const state = await openState(folder)
    onTestFinished(() => state.close())
    return state
  }
  const first = await runBot(reply, { state: await opened() })
  return {
    ...first,
    async restarted() {
      await first.close()
      const second = await runBot(reply, { at: first.server, state: await opened() })
      for (const [id, article] of first.service.articles) second.service.articles.set(id, article)
      for (const [of, found] of first.service.timelines) second.service.timelines.set(of, found)
      return second
    },
  }
}

/** What is written on the buttons and selects of a message. */
export function controlsOf({ components }: MessageBody): string[] {
  return flatten(components ?? []).flatMap((component) => {
    const label = labelOf(component) || component.placeholder
    return label ? [label] : []
  })
}

/** All that a message says. */
export function textOf({ content, embeds }: MessageBody): string {
  const parts = (embeds ?? []).flatMap(({ title, description, footer }) => [
    title,
    description,
    footer?.text,
  ])
  return [content, ...parts].filter(Boolean).join('\n')
}

/** Whatever the test is about: no message may notify anyone, and no route may be made up. */
export function expectGoodManners(server: DiscordServer): void {
  expect(server.unknownRoutes).toEqual([])
  for (const { body, path } of server.requests) {
    const data = path.endsWith('/callback') ? (body as { data?: MessageBody }).data : body
    const message = (data ?? {}) as MessageBody
    if (message.content || message.embeds) expect(message.allowed_mentions?.parse).toEqual([])
    // Discord merges embeds that share an address into one.
    for (const embed of message.embeds ?? []) expect(embed).not.toHaveProperty('url')
  }
}

/** The text of a message's only embed. */
export function descriptionOf(message: MessageBody): string {
  return message.embeds?.[0]?.description ?? ''
}

/** The question the way a person addresses the bot. */
export function mentioning(server: DiscordServer, text: string) {
  const { bot } = server.state
  return { content: `<@${bot.id}> ${text}`, mentions: [bot] }
}
