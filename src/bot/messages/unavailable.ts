import type { ErrorCode } from '../../domain/index.js'

/** One sentence for all that only those who run the bot can mend: its own one names folders and files of theirs. */
export function unavailable(sentence: string): Partial<Record<ErrorCode, string>> {
  return {
    index_missing: sentence,
    index_incompatible: sentence,
    index_corrupt: sentence,
    index_unreadable: sentence,
    model_missing: sentence,
    embedding_failed: sentence,
    config_invalid: sentence,
    state_unavailable: sentence,
  }
}
