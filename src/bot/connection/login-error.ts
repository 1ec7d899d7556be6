import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js'
import type { YoujuError } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'

/** One clear sentence for whatever kept the bot from logging in. */
export function loginError(error: unknown): YoujuError {
  if (isRefusedToken(error)) return failure('discord_login:token', {}, error)
  if (messageOf(error) === 'Used disallowed intents') {
    return failure('discord_login:intents', {}, error)
  }
  const status =
    error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : null
  return failure('discord_unreachable', { status }, error)
}

/** Refused by the REST API, by the gateway (4004), or not even fit for an HTTP header. */
function isRefusedToken(error: unknown): boolean {
  return (
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401) ||
    messageOf(error) === 'Authentication failed' ||
    messageOf(error).toLowerCase() === 'invalid authorization header'
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
