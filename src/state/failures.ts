import { setTimeout as sleep } from 'node:timers/promises'
import { systemFault, YoujuError } from '../domain/index.js'

/** Milliseconds to wait for another process to finish. */
const longestWait = 10_000

/** The path of a database no longer leads to it. */
export class Displaced extends Error {
  readonly code = 'SQLITE_CANTOPEN'
  override readonly message = 'the database is not where it was opened'
}

/** Returns an error like that of a transaction refused while another one writes. */
export function inUse(what: string): Error {
  return Object.assign(new Error(`${what} is in use`), { code: 'SQLITE_BUSY' })
}

/**
 * Retries work while another connection writes. SQLite could wait by itself, but it would block the whole
 * process, even a transaction of the process itself that the work waits for.
 */
export async function patiently<T>(work: () => T | Promise<T>, longest = longestWait): Promise<T> {
  const end = performance.now() + longest
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() > end) throw error
    }
    await sleep(1 + 9 * Math.random())
  }
}

/** Decides whether the content of a database cannot be read any more: it was truncated or overwritten. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:NOTADB|CORRUPT|IOERR_SHORT_READ)/.test(codeOf(error))
}

/** Says in one sentence what is wrong with a database file and what to do. */
export function stateUnavailable(file: string, cause: unknown): YoujuError {
  if (cause instanceof YoujuError) return cause
  const code = codeOf(cause)
  const known = sentences.find(([pattern]) => pattern.test(code))?.[1]
  const fault = systemFault(cause, 'write')
  const other = fault === null ? '无法使用：请查看日志里的原因' : `无法打开：它${fault}；请改正`
  const message = `状态数据库 ${file} ${known ?? `${other}，或用 STATE_DIR 指定别处。`}`
  return new YoujuError('state_unavailable', message, { cause })
}

const sentences: [RegExp, string][] = [
  [
    /^SQLITE_(?:NOTADB|CORRUPT)/,
    '不是数据库，或已损坏：请把它移到别处（其中的记录会丢失），程序会新建一个。',
  ],
  [/^SQLITE_BUSY/, '一直被别的程序占用：请关闭占用它的程序，再试一次。'],
  [/^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/, '写不下了，所在的磁盘已满：请腾出空间。'],
  [/^SQLITE_IOERR/, '读写出错：请检查所在的磁盘是否已满或已损坏，或用 STATE_DIR 指定别处。'],
  [
    /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|EEXIST|ENOTDIR)/,
    '无法打开或写入：请检查所在的文件夹是否存在、是否可写，或用 STATE_DIR 指定别处。',
  ],
]

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
