import type { CommandBody, MessageBody } from './bodies.js'
import type { ManualClock } from './clock.js'

export interface User {
  id: string
  username: string
  bot: boolean
}

export interface StoredMessage extends MessageBody {
  id: string
  channelId: string
  author: User
}

export interface StoredInteraction {
  id: string
  token: string
  createdAt: number
  channelId: string
  /** The callback that acknowledged it. */
  acknowledgement: { type: number; data?: MessageBody | null } | null
  original: StoredMessage | null
}

/** One server with one text channel, a direct channel, the bot's application and a person. */
export class DiscordState {
  readonly bot: User
  readonly person: User
  readonly applicationId: string
  readonly guildId: string
  readonly channelId: string
  readonly directChannelId: string
  readonly interactions = new Map<string, StoredInteraction>()
  readonly messages = new Map<string, StoredMessage>()
  /** Registered commands by scope: 'global' or the id of a guild. */
  readonly commands = new Map<string, (CommandBody & { id: string })[]>()
  private counter = 0n

  constructor(
    readonly token: string,
    readonly clock: ManualClock,
  ) {
    this.bot = { id: this.snowflake(), username: 'youju', bot: true }
    this.person = { id: this.snowflake(), username: 'reader', bot: false }
    this.applicationId = this.snowflake()
    this.guildId = this.snowflake()
    this.channelId = this.snowflake()
    this.directChannelId = this.snowflake()
  }

  /** A fresh id: milliseconds since 2015 and a counter, as Discord makes them. */
  snowflake(): string {
    this.counter += 1n
    return ((BigInt(this.clock.now() - 1_420_070_400_000) << 22n) | this.counter).toString()
  }

  interactionByToken(token: string): StoredInteraction | undefined {
    return [...this.interactions.values()].find((interaction) => interaction.token === token)
  }
}
