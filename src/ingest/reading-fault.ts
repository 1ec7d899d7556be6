import type { RejectionReason } from '../domain/index.js'

/** Returns the reason for a failed reading when nothing but the error's name is known. */
export function faultOf({ name = 'Error' }: { name?: string | undefined }): RejectionReason {
  return name === 'RangeError' ? { code: 'too_deep' } : { code: 'unexpected_error', error: name }
}
