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
