import type { ModelFailureReason } from '../../../domain/index.js'

/** The chat model could not be used. Contains no text from the provider, which may include secrets. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'

  constructor(
    readonly reason: ModelFailureReason,
    options?: { cause?: unknown },
  ) {
    super(reason, options)
  }
}
