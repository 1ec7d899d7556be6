import { extname } from 'node:path'
import type { RejectionReason } from '../../domain/index.js'
import { patience, patienceForPage } from '../limits.js'
import { faultOf } from '../reading-fault.js'
import type { FileArticles } from './messages.js'
import { IsolatedFailure, readIsolated } from './reading-thread.js'

/**
 * Reads the articles of a file in the reading thread, with limits on time and memory; returns why if there are
 * none.
 * @param bytes transferred to the thread, and no longer usable here
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

function reasonOf({ name }: IsolatedFailure, format: string): RejectionReason {
  if (name === 'TimeLimit') return { code: 'timeout', format }
  if (name === 'MemoryLimit') return { code: 'out_of_memory', format }
  return faultOf({ name })
}
