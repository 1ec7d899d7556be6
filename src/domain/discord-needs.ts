/** What the bot needs in a channel, by its name in Discord's API, with the bit that stands for it. */
export const neededPermissions = {
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  // An answer is shown in an embed.
  EmbedLinks: 1n << 14n,
  // The cut of a scanned page is a picture.
  AttachFiles: 1n << 15n,
  // Replies, and votes on messages that the bot sent before it was started.
  ReadMessageHistory: 1n << 16n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const

export type PermissionName = keyof typeof neededPermissions

export const permissionNames = Object.keys(neededPermissions) as PermissionName[]

/** The address that invites the bot of an application into a server, with all that it needs. */
export function invitationOf(applicationId: string): string {
  const bits = Object.values(neededPermissions).reduce((sum, bit) => sum | bit, 0n)
  const asked = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: bits.toString(),
  })
  return `https://discord.com/oauth2/authorize?${asked}`
}
