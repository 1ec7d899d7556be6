import { type BaseInteraction, GuildMember, PermissionFlagsBits } from 'discord.js'
import type { BotSettings } from '../contract.js'

/**
 * Whether the user may moderate, by the roles they have at this moment. Where no role is configured, those may who may
 * manage the server.
 */
export function isModerator(
  interaction: BaseInteraction,
  { moderatorRoles }: Pick<BotSettings, 'moderatorRoles'>,
): boolean {
  const { member } = interaction
  if (!member) return false
  if (moderatorRoles.length === 0) {
    return interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false
  }
  const ids = member instanceof GuildMember ? [...member.roles.cache.keys()] : member.roles
  const names = ids.map((id) => interaction.guild?.roles.cache.get(id)?.name)
  return moderatorRoles.some((role) => ids.includes(role) || names.includes(role))
}
