import { channelPayload, memberPayload, userPayload } from './payloads.js'
import { type DiscordState, isDirect, type StoredInteraction } from './state.js'

/** The fields that are specific to a kind of interaction. */
export interface InteractionParts {
  data: object
  /** The message whose component was used. */
  message?: object
}

/** Returns the payload of INTERACTION_CREATE. */
export function interactionPayload(
  state: DiscordState,
  { id, token, type, channelId, user, locale }: StoredInteraction,
  parts: InteractionParts,
): object {
  const channel = state.channel(channelId)
  const guildId = state.guildOf(channel)
  const permissions = state.botPermissions.toString()
  return {
    id,
    application_id: state.applicationId,
    type,
    token,
    version: 1,
    channel_id: channelId,
    channel: { ...channelPayload(state, channel), permissions },
    locale,
    app_permissions: permissions,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...(isDirect(channel)
      ? { user: userPayload(user), context: 1, authorizing_integration_owners: { '0': '0' } }
      : {
          guild_id: guildId,
          guild: { id: guildId, locale: 'zh-CN', features: [] },
          guild_locale: 'zh-CN',
          member: memberPayload(state, user),
          context: 0,
          authorizing_integration_owners: { '0': guildId },
        }),
    ...parts,
  }
}
