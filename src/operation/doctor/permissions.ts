import { z } from 'zod'
import { neededPermissions, type PermissionName, permissionNames } from '../../domain/index.js'
import { askDiscord, type DiscordAccess } from '../discord-api.js'

const ADMINISTRATOR = 1n << 3n
const bits = z.string().regex(/^\d+$/).transform(BigInt)

const overwrite = z.object({ id: z.string(), allow: bits, deny: bits })
const channelShape = z.object({
  name: z.string(),
  guild_id: z.string(),
  parent_id: z.string().nullish(),
  type: z.number(),
  permission_overwrites: z.array(overwrite).default([]),
})
const guildShape = z.object({
  id: z.string(),
  owner_id: z.string().optional(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
})
const memberShape = z.object({ roles: z.array(z.string()) })

type Guild = z.infer<typeof guildShape>
type Overwrite = z.infer<typeof overwrite>

/** Returns what the bot needs and may not do in a channel; null if it cannot see it, or it is in no server. */
export async function lackingIn(
  access: DiscordAccess,
  id: string,
  bot: string,
  signal: AbortSignal,
): Promise<{ name: string; lacks: PermissionName[] } | null> {
  const read = async <T>(shape: z.ZodType<T>, path: string): Promise<T | null> => {
    const { status, body } = await askDiscord(access, path, signal)
    return status === 200 ? (shape.safeParse(body).data ?? null) : null
  }
  const channel = await read(channelShape, `/channels/${id}`)
  if (channel === null) return null
  const isThread = channel.type >= 10 && channel.type <= 12
  // A thread has the permissions of the channel that it is in.
  const place = isThread ? await read(channelShape, `/channels/${channel.parent_id}`) : channel
  const guild = await read(guildShape, `/guilds/${channel.guild_id}`)
  const member = await read(memberShape, `/guilds/${channel.guild_id}/members/${bot}`)
  if (place === null || guild === null || member === null) return null
  const may = permissionsIn(guild, member.roles, bot, place.permission_overwrites)
  const lacks = permissionNames.filter((name) => (may & neededPermissions[name]) === 0n)
  return { name: channel.name, lacks }
}

/** Discord's own rules: https://discord.com/developers/docs/topics/permissions#permission-overwrites */
export function permissionsIn(
  guild: Guild,
  roles: readonly string[],
  bot: string,
  overwrites: readonly Overwrite[],
): bigint {
  const all = ~0n
  const own = [guild.id, ...roles]
  const base = guild.roles
    .filter(({ id }) => own.includes(id))
    .reduce((sum, { permissions }) => sum | permissions, 0n)
  if (guild.owner_id === bot || (base & ADMINISTRATOR) !== 0n) return all
  const everybody = overwrites.filter(({ id }) => id === guild.id)
  const ofRoles = overwrites.filter(({ id }) => roles.includes(id))
  const ofBot = overwrites.filter(({ id }) => id === bot)
  return [everybody, ofRoles, ofBot].reduce(changed, base)
}

function changed(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((sum, each) => sum | each.deny, 0n)
  const allow = overwrites.reduce((sum, each) => sum | each.allow, 0n)
  return (permissions & ~deny) | allow
}
