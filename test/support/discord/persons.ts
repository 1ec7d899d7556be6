import type { Gateway } from './gateway.js'
import { rolePayload } from './payloads.js'
import type { DiscordState, User } from './state.js'

/** Makes a person known to the server; missing roles are created in the guild, as clients rely on them. */
export function meet(state: DiscordState, gateway: Gateway, user: User): void {
  state.users.set(user.id, user)
  for (const id of user.roles ?? []) {
    if (state.roles.has(id)) continue
    state.roles.add(id)
    gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: state.guildId, role: rolePayload(id) })
  }
}
