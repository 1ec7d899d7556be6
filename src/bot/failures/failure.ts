import { type ErrorCode, named, YoujuError } from '../../domain/index.js'
import type { BotLog } from '../contract.js'
import type { Doing } from '../messages/moderation/wording.js'
import type { Words } from '../messages/words.js'

/** Mistakes of whoever typed something: their sentences may quote it. */
const mistakes: readonly ErrorCode[] = [
  'usage',
  'question_empty',
  'question_too_long',
  'claim_empty',
  'claim_too_long',
  'claim_without_content',
  'subject_empty',
  'subject_too_long',
  'subject_without_content',
  'article_missing',
  'version_missing',
  'url_refused',
  'feed_busy',
]

/** For whoever runs the bot to mend: their sentences and causes may be logged, since they quote nothing that anybody typed. */
const ofTheEnvironment: readonly ErrorCode[] = [
  'config_invalid',
  'index_missing',
  'index_incompatible',
  'index_corrupt',
  'index_busy',
  'leader_lost',
  'leader_missing',
  'index_unreadable',
  'index_unwritable',
  'corpus_unreadable',
  'model_missing',
  'embedding_failed',
  'state_unavailable',
]

/** Told in one sentence without particulars: the errors' own sentences name folders and files of whoever runs the bot. */
const unavailable: readonly ErrorCode[] = [
  'index_missing',
  'index_incompatible',
  'index_corrupt',
  'index_unreadable',
  'model_missing',
  'embedding_failed',
  'config_invalid',
  'state_unavailable',
]

/** The sentence a person is shown for an error; for anything but a YoujuError it only says that something failed. */
export function sentenceFor(error: unknown, words: Words): string {
  if (!(error instanceof YoujuError)) return words.failed
  if (unavailable.includes(error.code)) return words.unavailable
  return words.error(error)
}

/** The same for a moderator, who is told what to do about it. */
export function moderatorSentenceFor(
  error: unknown,
  words: Words,
  doing: Doing | null = null,
): string {
  return (error instanceof YoujuError && faultOf(error, words, doing)) || sentenceFor(error, words)
}

function faultOf({ code }: YoujuError, words: Words, doing: Doing | null): string | null {
  const { usage, ...faults } = words.moderation.faults
  if (code === 'usage') return doing === null ? null : usage[doing]
  return named<string | null>(faults, code) ?? null
}

/** Logs why something was not done, without what was typed or the names of files. */
export function logFailure(error: unknown, what: string, log: BotLog): void {
  if (!(error instanceof YoujuError)) {
    log.error({ err: describeError(error) }, `${what}：出错`)
  } else if (mistakes.includes(error.code)) {
    log.info({ code: error.code }, `${what}：写法有误，已告诉对方`)
  } else if (ofTheEnvironment.includes(error.code)) {
    log.warn({ err: describeError(error) }, `${what}：原因已告诉对方`)
  } else log.warn({ code: error.code }, `${what}：原因已告诉对方`)
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
