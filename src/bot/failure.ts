import { YoujuError } from '../domain/index.js'
import type { BotLocale } from './locale.js'
import { faultIn } from './messages/faults.js'
import { messagesIn } from './messages/messages.js'

/** The sentence a person is shown for an error: the bot's own, or a YoujuError's, else only that something failed. */
export function sentenceFor(error: unknown, locale: BotLocale): string {
  if (!(error instanceof YoujuError)) return messagesIn(locale).failed
  return faultIn(locale, error.code) ?? error.message
}

/**
 * An error as plain data for the log. Only known fields are taken: errors of discord.js also carry
 * request URLs and bodies, and with them the tokens of interactions.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, status } = error as { code?: unknown; status?: unknown }
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
