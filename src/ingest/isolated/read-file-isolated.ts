import { extname } from 'node:path'
import { patience, patienceForPage } from '../limits.js'
import { faultOf } from '../reading-fault.js'
import type { FileArticles } from './messages.js'
import { IsolatedFailure, readIsolated } from './reading-thread.js'

/**
 * The articles of a file, read in the reading thread within bounds of time and memory, or why there are none.
 * @param bytes are handed over, and are gone here
 * @param isBare whether articles come without their texts
 */
export async function readFileIsolated(
  file: string,
  bytes: Uint8Array,
  isBare: boolean,
): Promise<FileArticles> {
  const allowed = patience(bytes.byteLength)
  try {
    return (await readIsolated(
      { what: 'file', file, bytes, isBare },
      ({ place, sinceBegun }) => sinceBegun > allowed + place * patienceForPage,
    )) as FileArticles
  } catch (error) {
    if (!(error instanceof IsolatedFailure)) throw error
    return { reason: reasonOf(error, extname(file).slice(1).toUpperCase()) }
  }
}

function reasonOf({ name }: IsolatedFailure, kind: string): string {
  if (name === 'TimeLimit') return `${kind} 读取超时，文件可能已损坏，请重新导出后再放入`
  if (name === 'MemoryLimit') return `${kind} 读取时内存不足，请拆分文件后再放入`
  return faultOf({ name })
}
