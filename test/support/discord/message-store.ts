import { storeAttachment, type UploadedFile } from './attachments.js'
import type { MessageBody } from './bodies.js'
import { messageFlag } from './flags.js'
import { emptyMessage } from './refusal.js'
import type { Attachment, DiscordState, StoredMessage, User } from './state.js'

/** A message of the bot, as one of its requests describes it. */
export interface NewMessage {
  channelId: string
  body: MessageBody
  files?: readonly UploadedFile[]
  flags?: number
  interaction?: StoredMessage['interaction']
}

export function storeMessage(state: DiscordState, message: NewMessage): StoredMessage {
  const { channelId, body, files = [], flags = 0, interaction = null } = message
  const stored: StoredMessage = {
    ...blankMessage(state, channelId, state.bot),
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    flags,
    attachments: uploaded(state, channelId, body, files),
    replyTo: body.message_reference?.message_id ?? null,
    interaction,
    nonce: body.nonce == null ? null : String(body.nonce),
  }
  const isDeferred = (flags & messageFlag.loading) !== 0
  if (!isDeferred && isEmpty(stored)) throw emptyMessage()
  state.messages.set(stored.id, stored)
  return stored
}

/** How long Discord remembers nonces, in milliseconds: "the past few minutes". */
export const NONCES_KEPT = 3 * 60_000

/**
 * Returns the message that the bot created with this nonce in the past few minutes, in whatever channel, if the body
 * asks for that.
 */
export function createdAlready(
  state: DiscordState,
  { nonce, enforce_nonce: isEnforced }: MessageBody,
): StoredMessage | null {
  if (!isEnforced || nonce == null) return null
  const since = state.clock.now() - NONCES_KEPT
  const isSame = (message: StoredMessage) =>
    message.nonce === String(nonce) &&
    message.author.id === state.bot.id &&
    message.createdAt > since
  return [...state.messages.values()].find(isSame) ?? null
}

/** Edits a message; omitted fields stay as they were, and the result must not be empty. */
export function editMessage(
  state: DiscordState,
  message: StoredMessage,
  body: MessageBody,
  files: readonly UploadedFile[] = [],
): StoredMessage {
  const kept = body.attachments?.map(({ id }) => id)
  const edited: StoredMessage = {
    ...message,
    ...(body.content === undefined ? {} : { content: body.content ?? '' }),
    ...(body.embeds === undefined ? {} : { embeds: body.embeds ?? [] }),
    ...(body.components === undefined ? {} : { components: body.components ?? [] }),
    flags: editedFlags(message.flags, body.flags),
    attachments: [
      ...message.attachments.filter(({ id }) => kept?.includes(id) ?? true),
      ...uploaded(state, message.channelId, body, files),
    ],
    editedAt: state.clock.now(),
  }
  if (isEmpty(edited)) throw emptyMessage()
  state.messages.set(message.id, edited)
  return edited
}

export function blankMessage(state: DiscordState, channelId: string, author: User): StoredMessage {
  return {
    id: state.snowflake(),
    channelId,
    author,
    content: '',
    embeds: [],
    components: [],
    flags: 0,
    attachments: [],
    replyTo: null,
    mentions: [],
    mentionsEveryone: false,
    mentionedRoles: [],
    createdAt: state.clock.now(),
    editedAt: null,
    nonce: null,
    interaction: null,
  }
}

/** Returns the flags after an edit: only some can be set, and whether a message is ephemeral cannot change. */
function editedFlags(flags: number, given: number | null | undefined): number {
  const settable = messageFlag.suppressEmbeds | messageFlag.componentsV2
  const kept = flags & ~messageFlag.loading
  return given === null || given === undefined ? kept : (kept & ~settable) | (given & settable)
}

function isEmpty({ content, embeds, components, attachments }: StoredMessage): boolean {
  return content === '' && [embeds, components, attachments].every(({ length }) => length === 0)
}

function uploaded(
  state: DiscordState,
  channelId: string,
  body: MessageBody,
  files: readonly UploadedFile[],
): Attachment[] {
  return files.map((file) => {
    const described = body.attachments?.find(({ id }) => id === file.number)
    const filename = described?.filename ?? file.filename
    return storeAttachment(state, channelId, { ...file, filename })
  })
}
