import type { RejectionReason } from './rejection.js'

/** The system error codes that src/wording/system-faults.ts has words for. */
const systemCodes = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOTEMPTY',
  'ENAMETOOLONG',
  'EILSEQ',
  'ELOOP',
  'EMLINK',
  'EXDEV',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'EBUSY',
  'ETXTBSY',
  'EIO',
  'EFBIG',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EPIPE',
  'ERR_FS_FILE_TOO_LARGE',
] as const
export type SystemCode = (typeof systemCodes)[number]

export function isSystemCode(code: string): code is SystemCode {
  return (systemCodes as readonly string[]).includes(code)
}

/** An error that the operating system reported about a file, with the path if it is known. */
export interface SystemError {
  code: string
  syscall?: string
  path?: string
}

const ofTheNetwork = /^(?:connect|getaddrinfo|bind|listen|accept)/

/** Extracts the operating system's error about a file; null for any other error, such as a network error. */
export function systemErrorIn(error: unknown): SystemError | null {
  const { code, syscall, path } = (error ?? {}) as Record<string, unknown>
  if (typeof code !== 'string') return null
  const call = typeof syscall === 'string' ? { syscall } : {}
  if (ofTheNetwork.test(call.syscall ?? '')) return null
  if (!isSystemCode(code) && !(call.syscall && /^E[A-Z0-9]+$/.test(code))) return null
  return { code, ...call, ...(typeof path === 'string' ? { path } : {}) }
}

/** In place of a system error code: the path was given in an encoding other than UTF-8. */
export const NAME_NOT_UTF8 = 'NAME_NOT_UTF8'

/** Returns the code of what the system reported about a file; null for an error that did not come from the system. */
export function systemFault(error: unknown): string | null {
  const system = systemErrorIn(error)
  if (system === null) return null
  return isOfOtherBytes(system) ? NAME_NOT_UTF8 : system.code
}

/** Returns the system error for a path that is read, as a reason why it yields no article. */
export function systemReason(error: unknown): RejectionReason | null {
  const errno = systemFault(error)
  if (errno === null) return null
  return errno === NAME_NOT_UTF8 ? { code: 'given_name_not_utf8' } : { code: 'system', errno }
}

/** A path on the command line that is not UTF-8 arrives with the replacement character U+FFFD in it. */
function isOfOtherBytes({ code, path = '' }: SystemError): boolean {
  return code === 'ENOENT' && path.includes('\ufffd')
}
