import { type ErrorCode, YoujuError } from '../domain/index.js'
import { rejectionIn } from '../wording/rejections.js'
import type { BotLog } from './contract.js'
import type { BotLocale } from './locale.js'
import { type Doing, faultIn } from './messages/faults.js'
import { messagesIn } from './messages/messages.js'

/** Mistakes of whoever typed something. */
const mistakes: readonly ErrorCode[] = [
  'usage',
  'question_empty',
  'question_too_long',
  'claim_empty',
  'claim_too_long',
  'claim_without_content',
  'article_missing',
  'version_missing',
  'url_refused',
]

/** Their sentences and causes tell whoever runs the bot what to mend, and quote nothing that anybody typed. */
const ofTheEnvironment: readonly ErrorCode[] = [
  'config_invalid',
  'index_missing',
  'index_incompatible',
  'index_corrupt',
  'index_busy',
  'index_unreadable',
  'index_unwritable',
  'corpus_unreadable',
  'model_missing',
  'embedding_failed',
  'state_unavailable',
]

/** The sentence a person is shown for an error: of anything but a YoujuError only that something failed. */
export function sentenceFor(error: unknown, locale: BotLocale): string {
  const { errors, failed } = messagesIn(locale)
  return error instanceof YoujuError ? (errors[error.code] ?? error.message) : failed
}

/** Writes to the log why something was not done; of what was typed, or of the names of files, the log learns nothing. */
export function logFailure(error: unknown, what: string, log: BotLog): void {
  if (!(error instanceof YoujuError)) {
    log.error({ err: describeError(error) }, `${what}：出错`)
  } else if (mistakes.includes(error.code)) {
    log.info({ code: error.code }, `${what}：写法有误，已告诉对方`)
  } else if (ofTheEnvironment.includes(error.code)) {
    log.warn({ err: describeError(error) }, `${what}：原因已告诉对方`)
  } else log.warn({ code: error.code }, `${what}：原因已告诉对方`)
}

/** The same for a moderator, who is told what to do about it. */
export function moderatorSentenceFor(
  error: unknown,
  locale: BotLocale,
  doing: Doing | null = null,
): string {
  if (!(error instanceof YoujuError)) return sentenceFor(error, locale)
  if (error.reason) return rejectionIn(locale, error.reason)
  return faultIn(locale, error.code, doing) ?? sentenceFor(error, locale)
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

/** The kind of an error and where it was thrown, without its words: those may quote what somebody wrote. */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { code?: unknown }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    stack: frames?.join('\n'),
    ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }),
  }
}
