import type { RejectionReason } from '../domain/index.js'

/** What reading failed with, where nothing more is known of it. */
export function faultOf({ name = 'Error' }: { name?: string | undefined }): RejectionReason {
  return name === 'RangeError' ? { code: 'too_deep' } : { code: 'unexpected_error', error: name }
}
