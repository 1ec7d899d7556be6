import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js'

/** Why Discord refuses a request, where asking again does not help. */
const reasons = {
  mayNotWrite: [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess],
  isGone: [RESTJSONErrorCodes.UnknownMessage],
  isExpired: [RESTJSONErrorCodes.InvalidWebhookToken, RESTJSONErrorCodes.UnknownWebhook],
} as const satisfies Record<string, readonly RESTJSONErrorCodes[]>

export function isRefusal(error: unknown, reason: keyof typeof reasons): boolean {
  const codes: readonly unknown[] = reasons[reason]
  return error instanceof DiscordAPIError && codes.includes(error.code)
}
