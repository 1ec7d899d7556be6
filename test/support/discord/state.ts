import type { CallbackBody, CommandBody, Component, Embed } from './bodies.js'
import type { ManualClock } from './clock.js'
import { OAuth } from './oauth-grants.js'

export interface User {
  id: string
  username: string
  bot: boolean
  /** Ids of the roles held on the server. */
  roles?: readonly string[]
  /** The person's permissions there, as a bit set; none by default. */
  permissions?: bigint
  /** The servers they are on; the first one by default. */
  guilds?: readonly string[]
  /** Whether they have yet to agree to the rules of the server. */
  pending?: boolean
}

export interface Channel {
  id: string
  /** 0 a text channel, 1 a direct one, 10–12 a thread, 15 a forum. */
  type: number
  name: string
  /** The server it belongs to, if not the first. */
  guildId?: string
  /** The person of a direct channel. */
  recipient?: User
  /** For threads. */
  parentId?: string
  ownerId?: string
}

/** A file that the server returns at its address. */
export interface Attachment {
  id: string
  filename: string
  contentType: string
  bytes: Uint8Array
  url: string
  /** The stated size, if not the true one. */
  size?: number
}

export interface StoredMessage {
  id: string
  channelId: string
  author: User
  content: string
  embeds: Embed[]
  components: Component[]
  flags: number
  attachments: Attachment[]
  /** The message it replies to. */
  replyTo: string | null
  mentions: User[]
  mentionsEveryone: boolean
  mentionedRoles: string[]
  createdAt: number
  editedAt: number | null
  nonce: string | null
  /** The interaction it answers. */
  interaction: StoredInteraction | null
}

export interface StoredInteraction {
  id: string
  token: string
  /** 2 a command, 3 a component, 4 an autocomplete, 5 a modal. */
  type: number
  createdAt: number
  channelId: string
  user: User
  locale: string
  /** The command that was used. */
  name?: string
  /** The message whose component was used, or from which the modal was opened. */
  messageId: string | null
  /** The callback that acknowledged it. */
  acknowledgement: CallbackBody | null
  /** The message of its callback; for an update, the message that was there before. */
  originalId: string | null
}

/** A server with a text channel, others as tests add them, the bot's application, and persons with direct channels. */
export class DiscordState {
  readonly bot: User
  readonly person: User
  readonly applicationId: string
  /** The first server. */
  readonly guildId: string
  /** All servers, by id: their names. */
  readonly guilds = new Map<string, string>()
  readonly channelId: string
  readonly directChannelId: string
  readonly interactions = new Map<string, StoredInteraction>()
  readonly messages = new Map<string, StoredMessage>()
  readonly channels = new Map<string, Channel>()
  readonly attachments = new Map<string, Attachment>()
  /** Everybody who has acted here. */
  readonly users = new Map<string, User>()
  readonly roles = new Set<string>()
  /** What each role may, as a bit set; nothing by default. */
  readonly rolePermissions = new Map<string, bigint>()
  readonly oauth = new OAuth()
  /** Registered commands by scope: 'global' or the id of a guild. */
  readonly commands = new Map<string, (CommandBody & { id: string })[]>()
  /** What the bot may do in every channel: see, write, attach, read back, open threads. */
  botPermissions = [10n, 11n, 14n, 15n, 16n, 35n, 38n].reduce((sum, bit) => sum | (1n << bit), 0n)
  /** How many shards a client is told to open that does not say it. */
  recommendedShards = 1
  /** The address of attached files; known once the server listens. */
  cdnUrl = ''
  private counter = 0n

  constructor(
    readonly token: string,
    readonly clock: ManualClock,
    /** Whether the application may request the content of messages (in the developer portal). */
    readonly mayReadContent: boolean,
  ) {
    this.bot = { id: this.snowflake(), username: 'youju', bot: true }
    this.person = { id: this.snowflake(), username: 'reader', bot: false }
    this.applicationId = this.snowflake()
    this.guildId = this.addGuild('编辑部')
    this.channelId = this.addChannel({ type: 0, name: '资料室' }).id
    this.directChannelId = this.directChannelOf(this.person).id
  }

  /** Returns a new id: milliseconds since 2015 (so many after now) and a counter, as Discord makes them. */
  snowflake(after = 0): string {
    this.counter += 1n
    const milliseconds = BigInt(this.clock.now() + after - 1_420_070_400_000)
    return ((milliseconds << 22n) | this.counter).toString()
  }

  /** Returns the id of a new server; servers added one after another are in different shards. */
  addGuild(name: string): string {
    const id = this.snowflake(this.guilds.size)
    this.guilds.set(id, name)
    return id
  }

  /** Returns the server of a channel; a thread is where its parent is. */
  guildOf({ guildId, parentId }: Channel): string {
    const parent = parentId === undefined ? undefined : this.channels.get(parentId)
    return guildId ?? (parent ? this.guildOf(parent) : this.guildId)
  }

  addChannel(parts: Omit<Channel, 'id'> & { id?: string }): Channel {
    const channel = { id: this.snowflake(), ...parts }
    this.channels.set(channel.id, channel)
    return channel
  }

  directChannelOf(user: User): Channel {
    const known = [...this.channels.values()].find(({ recipient }) => recipient?.id === user.id)
    return known ?? this.addChannel({ type: 1, name: '', recipient: user })
  }

  /** Returns a channel, which must exist. */
  channel(id: string): Channel {
    const channel = this.channels.get(id)
    if (!channel) throw new Error(`no channel ${id}`)
    return channel
  }

  interactionByToken(token: string): StoredInteraction | undefined {
    return [...this.interactions.values()].find((interaction) => interaction.token === token)
  }

  /** Returns the registered command of this name; one of the server before a global one. */
  command(name: string, type: number): (CommandBody & { id: string }) | undefined {
    const registered = [
      ...(this.commands.get(this.guildId) ?? []),
      ...(this.commands.get('global') ?? []),
    ]
    return registered.find((command) => command.name === name && (command.type ?? 1) === type)
  }
}

export const isDirect = ({ type }: Channel): boolean => type === 1
export const isThread = ({ type }: Channel): boolean => type >= 10 && type <= 12
