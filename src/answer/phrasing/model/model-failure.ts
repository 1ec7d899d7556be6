import type { ModelFailureReason } from '../../../domain/index.js'

/** The chat model could not be used; carries no text of the provider's, which may hold secrets. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'

  constructor(
    readonly reason: ModelFailureReason,
    options?: { cause?: unknown },
  ) {
    super(reason, options)
  }
}
