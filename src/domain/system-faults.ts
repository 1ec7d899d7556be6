import { YoujuError } from './errors.js'
import type { RejectionReason } from './rejection.js'

/** The words for each system error code, to follow 它; a pair if reading and writing need different words. */
const faults = {
  EACCES: { read: '没有读取权限', write: '没有写入权限' },
  EPERM: { read: '没有读取权限', write: '没有写入权限' },
  EROFS: '在只读的磁盘上',
  ENOSPC: '所在的磁盘已满（没有剩余空间，或文件个数已到上限）',
  EDQUOT: '所在的磁盘已满（用完了配额）',
  ENOENT: '不存在',
  ENOTDIR: '的路径里有一段不是文件夹',
  EISDIR: '是文件夹，不是文件',
  EEXIST: '不是文件夹',
  ENOTEMPTY: '是文件夹，里面还有东西',
  ENAMETOOLONG: '的名字或路径太长',
  EILSEQ: '的名字不合这个磁盘的规矩',
  ELOOP: '是绕成圈的链接，或经过的链接太多',
  EMLINK: '的链接太多',
  EXDEV: '在另一个磁盘上',
  EMFILE: '暂时打不开，本程序打开的文件已到系统上限（ulimit -n）',
  ENFILE: '暂时打不开，系统打开的文件已到上限',
  ENOMEM: '暂时打不开，内存不足',
  EAGAIN: '暂时打不开，系统资源不足',
  EBUSY: '正被别的程序占用',
  ETXTBSY: '正被别的程序占用',
  EIO: '所在的磁盘读写出错，可能已损坏',
  EFBIG: '太大，所在的磁盘或系统放不下',
  ENODEV: '所在的设备不在了',
  ENXIO: '所在的设备不在了，或不是普通文件',
  ESTALE: '所在的网络磁盘已断开',
  ENOTCONN: '所在的网络磁盘已断开',
  EHOSTDOWN: '所在的网络磁盘已断开',
  EHOSTUNREACH: '所在的网络磁盘已断开',
  ETIMEDOUT: '所在的网络磁盘没有回应',
  ENOTSUP: '所在的磁盘不支持这项操作',
  EOPNOTSUPP: '所在的磁盘不支持这项操作',
  EPIPE: '已被接收的一方关闭',
  ERR_FS_FILE_TOO_LARGE: '太大（超过 2 GB）',
} satisfies Record<string, string | { read: string; write: string }>

/** The system error codes that have words of their own. */
export type SystemCode = keyof typeof faults

export function isSystemCode(code: string): code is SystemCode {
  return Object.hasOwn(faults, code)
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

/**
 * Describes what is wrong with a path, to follow 它 or the path's name in a Chinese sentence; never in the system's own
 * English words. Null for an error that did not come from the system.
 */
export function systemFault(error: unknown, doing: 'read' | 'write'): string | null {
  const system = systemErrorIn(error)
  if (system === null) return null
  return isOfOtherBytes(system)
    ? '的名字不是 UTF-8 编码（请先改名）'
    : faultOfCode(system.code, doing)
}

/** Returns the system error for a path that is read, as a reason why it yields no article. */
export function systemReason(error: unknown): RejectionReason | null {
  const system = systemErrorIn(error)
  if (system === null) return null
  return isOfOtherBytes(system)
    ? { code: 'given_name_not_utf8' }
    : { code: 'system', errno: system.code }
}

/** A path on the command line that is not UTF-8 arrives with the replacement character U+FFFD in it. */
function isOfOtherBytes({ code, path = '' }: SystemError): boolean {
  return code === 'ENOENT' && path.includes('\ufffd')
}

/** Describes what is wrong with a path from the error code alone. */
export function faultOfCode(code: string, doing: 'read' | 'write'): string {
  if (!isSystemCode(code)) return `无法使用（系统错误 ${code}）`
  const fault = faults[code]
  return typeof fault === 'string' ? fault : fault[doing]
}

/** Returns the error for a file named by the user that cannot be read. @param what the kind of file, no measure word */
export function fileUnreadable(path: string, cause: unknown, what = '文件'): YoujuError {
  const isMissing = (cause as { code?: string }).code === 'ENOENT' && !path.includes('\ufffd')
  const fault = isMissing ? null : systemFault(cause, 'read')
  const why = fault === null ? '' : `：它${fault}`
  const message = `读不到${what} ${path}${why}${why === '' ? '：' : '；'}请检查路径。`
  return new YoujuError('file_unreadable', message, { cause })
}
