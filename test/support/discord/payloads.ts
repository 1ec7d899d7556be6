import { attachmentPayload } from './attachments.js'
import {
  type Channel,
  type DiscordState,
  isDirect,
  isThread,
  type StoredInteraction,
  type StoredMessage,
  type User,
} from './state.js'

// Objects as the gateway and the REST API send them, with the fields that clients rely on.

export function userPayload(user: User): object {
  return {
    id: user.id,
    username: user.username,
    discriminator: '0',
    global_name: null,
    avatar: null,
    bot: user.bot,
  }
}

export function memberPayload(state: DiscordState, user: User): object {
  return {
    user: userPayload(user),
    roles: user.roles ?? [],
    joined_at: new Date(state.clock.now()).toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    permissions: (user.permissions ?? 0n).toString(),
  }
}

export function channelPayload(state: DiscordState, channel: Channel): object {
  const { id, type, name, recipient, parentId, ownerId } = channel
  if (isDirect(channel)) {
    return {
      id,
      type,
      recipients: recipient ? [userPayload(recipient)] : [],
      last_message_id: null,
    }
  }
  const shared = { id, type, guild_id: state.guildOf(channel), name, last_message_id: null }
  if (!isThread(channel)) return { ...shared, position: 0, permission_overwrites: [] }
  return {
    ...shared,
    parent_id: parentId,
    owner_id: ownerId,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date(state.clock.now()).toISOString(),
      locked: false,
    },
  }
}

export function rolePayload(id: string, name = `role-${id}`): object {
  return {
    id,
    name,
    permissions: '0',
    position: 0,
    color: 0,
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
    tags: {},
  }
}

export function guildPayload(state: DiscordState, id: string): object {
  const channels = [...state.channels.values()].filter(
    (channel) => !isDirect(channel) && state.guildOf(channel) === id,
  )
  const payloads = (threads: boolean) =>
    channels
      .filter((channel) => isThread(channel) === threads)
      .map((channel) => channelPayload(state, channel))
  return {
    id,
    name: state.guilds.get(id),
    owner_id: state.person.id,
    preferred_locale: 'zh-CN',
    member_count: 2,
    roles: [rolePayload(id, '@everyone'), ...[...state.roles].map((id) => rolePayload(id))],
    channels: payloads(false),
    members: [memberPayload(state, state.bot)],
    emojis: [],
    stickers: [],
    threads: payloads(true),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    features: [],
    joined_at: new Date(state.clock.now()).toISOString(),
    unavailable: false,
  }
}

export function applicationPayload(state: DiscordState): object {
  // The flag of an application of few servers that was given the content of messages.
  const flags = state.mayReadContent ? 1 << 19 : 0
  return { id: state.applicationId, name: 'youju', icon: null, description: '', flags }
}

export function messagePayload(state: DiscordState, message: StoredMessage): object {
  const { id, channelId, author, replyTo, editedAt, interaction } = message
  const reference = { type: 0, message_id: replyTo, channel_id: channelId }
  return {
    id,
    channel_id: channelId,
    author: userPayload(author),
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: editedAt === null ? null : new Date(editedAt).toISOString(),
    tts: false,
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentions.map(userPayload),
    mention_roles: message.mentionedRoles,
    attachments: message.attachments.map(attachmentPayload),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components,
    pinned: false,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    type: messageType(message),
    ...(replyTo ? { message_reference: reference, ...referenced(state, replyTo) } : {}),
    ...(interaction
      ? {
          application_id: state.applicationId,
          webhook_id: state.applicationId,
          interaction_metadata: interactionMetadata(state, interaction),
        }
      : {}),
    flags: message.flags,
  }
}

/** Returns the message that is replied to, without the one that it replies to itself; null if it is gone. */
function referenced(state: DiscordState, id: string): object {
  const message = state.messages.get(id)
  const payload = message ? messagePayload(state, { ...message, replyTo: null }) : null
  return { referenced_message: payload }
}

/** 0 an ordinary message, 19 a reply, 20 and 23 the answer to a command and to a menu's entry. */
function messageType({ replyTo, interaction }: StoredMessage): number {
  if (interaction?.type === 2) return interaction.messageId ? 23 : 20
  return replyTo ? 19 : 0
}

/** Returns the metadata of the interaction that a message answers. */
function interactionMetadata(state: DiscordState, interaction: StoredInteraction): object {
  const { id, type, user, name, messageId, channelId } = interaction
  return {
    id,
    type,
    user: userPayload(user),
    authorizing_integration_owners: { '0': state.guildOf(state.channel(channelId)) },
    ...(name ? { name } : {}),
    ...(type === 3 && messageId ? { interacted_message_id: messageId } : {}),
  }
}
