import type { DiscordState, StoredMessage, User } from './state.js'

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
    roles: [],
    joined_at: new Date(state.clock.now()).toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    permissions: '0',
  }
}

export function channelPayload(state: DiscordState, id: string): object {
  return id === state.directChannelId
    ? { id, type: 1, recipients: [userPayload(state.person)], last_message_id: null }
    : {
        id,
        type: 0,
        guild_id: state.guildId,
        name: '资料室',
        position: 0,
        permission_overwrites: [],
        last_message_id: null,
      }
}

export function guildPayload(state: DiscordState): object {
  return {
    id: state.guildId,
    name: '编辑部',
    owner_id: state.person.id,
    preferred_locale: 'zh-CN',
    member_count: 2,
    roles: [{ id: state.guildId, name: '@everyone', permissions: '0', position: 0, tags: {} }],
    channels: [channelPayload(state, state.channelId)],
    members: [memberPayload(state, state.bot)],
    emojis: [],
    stickers: [],
    threads: [],
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
  return { id: state.applicationId, name: 'youju', icon: null, description: '', flags: 0 }
}

export function messagePayload(state: DiscordState, message: StoredMessage): object {
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userPayload(message.author),
    content: message.content ?? '',
    timestamp: new Date(state.clock.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: message.embeds ?? [],
    components: message.components ?? [],
    pinned: false,
    type: message.message_reference ? 19 : 0,
    ...(message.message_reference ? { message_reference: message.message_reference } : {}),
    flags: message.flags ?? 0,
  }
}
