import { extname } from 'node:path'
import type { RejectionReason } from '../../domain/index.js'
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

function reasonOf({ name }: IsolatedFailure, format: string): RejectionReason {
  if (name === 'TimeLimit') return { code: 'timeout', format }
  if (name === 'MemoryLimit') return { code: 'out_of_memory', format }
  return faultOf({ name })
}
