import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js'

/** Why Discord refuses a request, where asking again does not help. */
const reasons = {
  mayNotWrite: [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess],
  isGone: [RESTJSONErrorCodes.UnknownMessage],
  isNoChannel: [RESTJSONErrorCodes.UnknownChannel],
  isExpired: [RESTJSONErrorCodes.InvalidWebhookToken, RESTJSONErrorCodes.UnknownWebhook],
} as const satisfies Record<string, readonly RESTJSONErrorCodes[]>

export function isRefusal(error: unknown, reason: keyof typeof reasons): boolean {
  const codes: readonly unknown[] = reasons[reason]
  return error instanceof DiscordAPIError && codes.includes(error.code)
}

/** Whether Discord refuses a request as wrong, forbidden or about what is gone: asked again, it would be refused again. */
export function isRefusedForGood(error: unknown): boolean {
  // Discord says 401 of a token to answer with that has expired.
  if (isRefusal(error, 'isExpired')) return true
  return error instanceof DiscordAPIError && [400, 403, 404].includes(error.status)
}
