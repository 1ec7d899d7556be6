import { memberPayload, messagePayload, userPayload } from './payloads.js'
import type { DiscordState, StoredInteraction, User } from './state.js'

/** A slash command as a person gives it. */
export interface CommandGiven {
  command: string
  options?: Record<string, string>
  /** The language of the person's Discord. */
  locale?: string
  user?: User
}

/** A message as a person writes it; `mentions` is what Discord itself finds mentioned. */
export interface MessageGiven {
  content: string
  author?: User
  direct?: boolean
  mentions?: User[]
  mentionsEveryone?: boolean
  mentionedRoles?: string[]
  /** The id of the message it replies to. */
  replyTo?: string
}

/** The payload of INTERACTION_CREATE for a slash command. */
export function interactionPayload(
  state: DiscordState,
  { id, token }: StoredInteraction,
  { command, options = {}, locale = 'zh-CN', user = state.person }: CommandGiven,
): object {
  return {
    id,
    application_id: state.applicationId,
    type: 2,
    token,
    version: 1,
    guild_id: state.guildId,
    guild: { id: state.guildId, locale: 'zh-CN', features: [] },
    guild_locale: 'zh-CN',
    channel_id: state.channelId,
    channel: { id: state.channelId, type: 0, guild_id: state.guildId, permissions: '0' },
    member: memberPayload(state, user),
    locale,
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: { '0': state.guildId },
    context: 0,
    attachment_size_limit: 10_485_760,
    data: {
      id: state.snowflake(),
      name: command,
      type: 1,
      options: Object.entries(options).map(([name, value]) => ({ name, type: 3, value })),
    },
  }
}

/** The payload of MESSAGE_CREATE. */
export function messageEventPayload(
  state: DiscordState,
  id: string,
  { content, author = state.person, direct, replyTo, ...mentioned }: MessageGiven,
): { content: string } & Record<string, unknown> {
  const channelId = direct ? state.directChannelId : state.channelId
  const { user: _, ...member } = memberPayload(state, author) as Record<string, unknown>
  return {
    ...messagePayload(state, {
      id,
      channelId,
      author,
      content,
      ...(replyTo ? { message_reference: { message_id: replyTo } } : {}),
    }),
    content,
    channel_type: direct ? 1 : 0,
    ...(direct ? {} : { guild_id: state.guildId, member }),
    ...(replyTo
      ? { message_reference: { type: 0, message_id: replyTo, channel_id: channelId } }
      : {}),
    mentions: (mentioned.mentions ?? []).map(userPayload),
    mention_everyone: mentioned.mentionsEveryone ?? false,
    mention_roles: mentioned.mentionedRoles ?? [],
  }
}
