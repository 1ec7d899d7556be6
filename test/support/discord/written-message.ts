import { type Acting, channelIdOf, userOf } from './acting.js'
import { type AttachedFile, storeAttachment } from './attachments.js'
import type { MessageBody } from './bodies.js'
import type { MessageEvent } from './gateway-protocol.js'
import { blankMessage } from './message-store.js'
import { memberPayload, messagePayload } from './payloads.js'
import type { RecordedRequest, Recorder } from './recorder.js'
import { type DiscordState, isDirect, type StoredMessage, type User } from './state.js'

/** A message as a person writes it; `mentions` is what Discord itself detects as mentioned. */
export interface MessageGiven extends Omit<Acting, 'user' | 'locale'> {
  content: string
  /** The id, where it is that of the post that the message opens. */
  id?: string
  author?: User
  mentions?: User[]
  mentionsEveryone?: boolean
  mentionedRoles?: string[]
  /** The id of the message it replies to. */
  replyTo?: string
  files?: AttachedFile[]
}

/** A message that was written, with the bot's reply. */
export interface GivenMessage {
  id: string
  /** The body of the bot's message that replies to it. */
  reply: Promise<MessageBody>
  /** The id of that message. */
  replyId: Promise<string>
}

export function writeMessage(state: DiscordState, given: MessageGiven): StoredMessage {
  const author = userOf(state, given.author ? { user: given.author } : {})
  const channelId = channelIdOf(state, { ...given, user: author })
  const message: StoredMessage = {
    ...blankMessage(state, channelId, author),
    ...(given.id === undefined ? {} : { id: given.id }),
    content: given.content,
    attachments: (given.files ?? []).map((file) => storeAttachment(state, channelId, file)),
    replyTo: given.replyTo ?? null,
    mentions: given.mentions ?? [],
    mentionsEveryone: given.mentionsEveryone ?? false,
    mentionedRoles: given.mentionedRoles ?? [],
  }
  state.messages.set(message.id, message)
  return message
}

/** Returns a message as the gateway sends it, with what decides who may see it. */
export function messageEvent(state: DiscordState, message: StoredMessage): MessageEvent {
  const channel = state.channel(message.channelId)
  const { user: _, ...member } = memberPayload(state, message.author) as Record<string, unknown>
  return {
    payload: {
      ...messagePayload(state, message),
      content: message.content,
      channel_type: channel.type,
      ...(isDirect(channel) ? {} : { guild_id: state.guildOf(channel), member }),
    },
    direct: isDirect(channel),
    ofBot: [message.author, ...message.mentions].some(({ id }) => id === state.bot.id),
  }
}

export function followMessage(recorder: Recorder, id: string): GivenMessage {
  const replies = ({ method, path, body, status }: RecordedRequest) =>
    method === 'POST' &&
    status < 300 &&
    path.endsWith('/messages') &&
    (body as MessageBody).message_reference?.message_id === id
  const request = recorder.request(replies)
  return {
    id,
    reply: request.then(({ body }) => body as MessageBody),
    replyId: request.then(({ answer }) => (answer as { id: string }).id),
  }
}
