import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js'
import type { BotSettings } from '../contract.js'
import { noticingAcknowledgedElsewhere } from './acknowledged-elsewhere.js'
import { type Dropped, GuardedShards, guardEvents } from './guard.js'

/** `destroy` also ends a reconnection under way, which the client's own does not. */
export interface BotClient {
  client: Client
  destroy(): Promise<void>
}

/**
 * What the client keeps of what it has seen. The bot looks up channels, roles and itself; a message that it needs comes with
 * the event or is fetched. By default 200 messages of each channel and everybody who was ever seen are kept.
 */
const kept: Parameters<typeof Options.cacheWithLimits>[0] = {
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  ReactionManager: 0,
  UserManager: { maxSize: 100, keepOverLimit: ({ id, client }) => id === client.user.id },
  GuildMemberManager: { maxSize: 100, keepOverLimit: ({ id, client }) => id === client.user.id },
}

/** Told of what goes wrong in a client without stopping it. */
export interface ClientListeners {
  /** Something from the gateway was dropped. */
  dropped: Dropped
  /** Another process has acknowledged an interaction that this one was given too. */
  acknowledgedElsewhere(): void
}

/** Creates a client that is not logged in yet, with no more intents and caches than the bot needs. */
export function createClient(settings: BotSettings, listeners: ClientListeners): BotClient {
  let stopReconnecting = () => {}
  const client = new Client({
    intents: intentsFor(settings),
    ...(settings.shards === null
      ? {}
      : { shards: settings.shards.ids, shardCount: settings.shards.count }),
    makeCache: Options.cacheWithLimits(kept),
    // Direct messages come from channels the client has not seen yet.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // A question deleted meanwhile still gets its answer.
    failIfNotExists: false,
    // Until it is ready the client holds commands back, and those expire after 3 seconds.
    waitGuildTimeout: 1000,
    rest: {
      timeout: 15_000,
      retries: 3,
      // Each interaction has a queue of its own for its answers; by default they are kept for an hour.
      handlerSweepInterval: 5 * 60_000,
      makeRequest: noticingAcknowledgedElsewhere(listeners.acknowledgedElsewhere),
      ...(settings.apiUrl === null ? {} : { api: apiBase(settings.apiUrl) }),
    },
    ws: {
      buildStrategy(manager) {
        // A lost connection is opened again after a pause during which discord.js does not notice
        // that the client was destroyed. Each attempt asks for the session first and waits for it.
        stopReconnecting = () => {
          manager.options.retrieveSessionInfo = () => new Promise(() => {})
        }
        return new GuardedShards(manager, listeners.dropped)
      },
    },
  })
  guardEvents(client, listeners.dropped)
  const destroy = () => {
    stopReconnecting()
    // discord.js announces a reconnection also when it is the client that closes.
    client.removeAllListeners(Events.ShardReconnecting)
    return client.destroy()
  }
  return { client, destroy }
}

/** Only the last is privileged; mentions and direct messages can be read without it. */
function intentsFor({ messageContent }: BotSettings): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
  ]
}

/** discord.js adds the version itself. */
function apiBase(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v\d+$/, '')
}
