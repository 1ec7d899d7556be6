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
  | 'feed_busy'
  | 'index_unwritable'
  | 'refresh_stopped'
  | 'leader_lost'
  | 'leader_missing'
  | 'model_missing'
  | 'embedding_failed'
  | 'article_missing'
  | 'link_refused'
  | 'not_allowed'
  | 'login_failed'
  | 'login_unavailable'
  | 'form_refused'
  | 'question_empty'
  | 'claim_empty'
  | 'claim_too_long'
  | 'claim_without_content'
  | 'question_too_long'
  | 'subject_empty'
  | 'subject_too_long'
  | 'subject_without_content'
  | 'config_invalid'
  | 'config_unreadable'
  | 'discord_login'
  | 'discord_unreachable'
  | 'port_unavailable'
  | 'state_unavailable'
  | 'url_refused'
  | 'version_missing'
  | 'token_refused'
  | 'scope_missing'
  | 'origin_refused'
  | 'too_fast'
  | 'too_busy'
  | 'request_invalid'
  | 'request_too_large'
  | 'address_unknown'
  | 'answer_missing'
  | 'unexpected'
  | 'backup_refused'
  | 'move_refused'

/** What an error says: the name of a sentence of src/wording/errors.ts, and what stands in it. Plain data. */
export interface Fault {
  name: string
  values: Readonly<Record<string, unknown>>
}

/**
 * An error of the environment or of use: a code, the cause, and one clear sentence that says what is wrong and what to
 * do. `failure` of src/wording/failure.ts makes one. Each edge shows the sentence once, in the language of its reader
 * (`errorIn`); `message` is the same in simplified Chinese. Expected outcomes are values, never this error.
 */
export class YoujuError extends Error {
  override readonly name = 'YoujuError'
  readonly fault: Fault | undefined

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { cause?: unknown; fault?: Fault | undefined } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.fault = options.fault
  }

  /** Why a page was refused; undefined for any other error. */
  get reason(): RejectionReason | undefined {
    return this.code === 'url_refused'
      ? (this.fault?.values.reason as RejectionReason | undefined)
      : undefined
  }
}
