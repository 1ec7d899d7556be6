import type { WebSocket } from 'ws'

// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
export const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const
export const intent = { guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 }

/** The fields of a message that are hidden without the content intent. */
export const unreadable = { content: '', embeds: [], components: [], attachments: [] }

/** A message's payload with what decides who may read it. */
export interface MessageEvent {
  payload: { content: string } & Record<string, unknown>
  direct: boolean
  /** Whether it mentions the bot or is its own. */
  ofBot: boolean
}

export function write(socket: WebSocket, packet: object, sent: () => void = () => {}): void {
  socket.send(JSON.stringify(packet), sent)
}

/** Which shard of how many. */
export type Shard = readonly [id: number, count: number]

/**
 * Whether a shard is sent the events of a server; those of none, as of direct messages, go to the first.
 * https://discord.com/developers/docs/events/gateway#sharding
 */
export function carries([id, count]: Shard, guild: string | null): boolean {
  return guild === null ? id === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === id
}

/** Returns the server that an event is about, null where it has none. */
export function serverOf(event: object): string | null {
  return (event as { guild_id?: string }).guild_id ?? null
}
