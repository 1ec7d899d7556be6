import { expect, onTestFinished } from 'vitest'
import { type BotService, type BotSettings, startBot } from '../../../src/bot/index.js'
import type { Answer, Restriction } from '../../../src/domain/index.js'
import {
  type DiscordServer,
  type DiscordServerOptions,
  type MessageBody,
  startDiscordServer,
} from '../../support/discord/index.js'
import { answer } from './answers.js'

/** A log that keeps what it is given, and lets a test wait for an entry. */
export class MemoryLog {
  readonly entries: { level: string; fields: object; text: string }[] = []
  private readonly waiting: { text: string; resolve: () => void }[] = []
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

/** A service that keeps the questions and answers with what a test says. */
export class ScriptedService implements BotService {
  readonly questions: string[] = []
  readonly restrictions: Restriction[] = []

  constructor(private readonly reply: (question: string) => Answer | Promise<Answer>) {}

  async ask(question: string, restriction: Restriction = {}): Promise<Answer> {
    this.questions.push(question)
    this.restrictions.push(restriction)
    return this.reply(question)
  }
}

export function settingsFor(server: DiscordServer, parts: Partial<BotSettings> = {}): BotSettings {
  return {
    token: server.state.token,
    appId: null,
    guildId: null,
    apiUrl: server.apiUrl,
    messageContent: false,
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
}

/** A bot logged in at a server of its own; both are closed when the test is over. */
export async function runBot(
  reply: (question: string) => Answer | Promise<Answer> = () => answer(),
  options: {
    settings?: Partial<BotSettings>
    server?: DiscordServerOptions
    prepare?: (server: DiscordServer) => void
  } = {},
): Promise<BotUnderTest> {
  const server = await discord(options.server)
  options.prepare?.(server)
  const service = new ScriptedService(reply)
  const log = new MemoryLog()
  const bot = await startBot(service, settingsFor(server, options.settings), log)
  // Runs before the server is closed: the last registered comes first.
  onTestFinished(async () => {
    await bot.close()
    expectGoodManners(server)
  })
  return { server, service, log }
}

/** Whatever the test is about: no message may notify anyone, and no route may be made up. */
function expectGoodManners(server: DiscordServer): void {
  expect(server.unknownRoutes).toEqual([])
  for (const { body, path } of server.requests) {
    const data = path.endsWith('/callback') ? (body as { data?: MessageBody }).data : body
    const message = (data ?? {}) as MessageBody
    if (message.content || message.embeds) expect(message.allowed_mentions?.parse).toEqual([])
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
