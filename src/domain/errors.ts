import type { RejectionReason } from './rejection.js'

export type ErrorCode =
  | 'usage'
  | 'corpus_missing'
  | 'corpus_empty'
  | 'corpus_unreadable'
  | 'corpus_unwritable'
  | 'removed_unwritable'
  | 'file_unreadable'
  | 'file_changing'
  | 'file_unwritable'
  | 'index_missing'
  | 'index_incompatible'
  | 'index_corrupt'
  | 'index_unreadable'
  | 'index_busy'
  | 'index_unwritable'
  | 'refresh_stopped'
  | 'model_missing'
  | 'embedding_failed'
  | 'article_missing'
  | 'question_empty'
  | 'claim_empty'
  | 'claim_too_long'
  | 'claim_without_content'
  | 'question_too_long'
  | 'config_invalid'
  | 'config_unreadable'
  | 'discord_login'
  | 'discord_unreachable'
  | 'port_unavailable'
  | 'state_unavailable'
  | 'url_refused'
  | 'version_missing'

/**
 * An error of the environment or of use: one clear sentence (what is wrong and what to do), a code, and
 * the cause. Each edge shows `message` once. Expected outcomes are values, never this error.
 */
export class YoujuError extends Error {
  override readonly name = 'YoujuError'
  /** The same as `message`, for wording in any language, if it is known. */
  readonly reason: RejectionReason | undefined

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { cause?: unknown; reason?: RejectionReason | undefined } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.reason = options.reason
  }
}
