import type { Answer, Restriction } from '../domain/index.js'

/** What the bot asks of the product. */
export interface BotService {
  /** Answers a question from the articles within `restriction`; a broken environment or a wrong use throws YoujuError. */
  ask(question: string, restriction?: Restriction): Promise<Answer>
}

export interface BotSettings {
  token: string
  /** Asked of Discord when null. */
  appId: string | null
  /** Commands are registered there at once; globally when null. */
  guildId: string | null
  /** Base URL of the REST API, e.g. https://discord.com/api; Discord's own when null. */
  apiUrl: string | null
  /** Whether the privileged intent is asked for, so that messages without a mention can be read. */
  messageContent: boolean
}

/** The part of a pino logger that the bot uses. */
export interface BotLog {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

export interface RunningBot {
  /** Logs out and closes the connection; does not wait for answers under way. */
  close(): Promise<void>
}
