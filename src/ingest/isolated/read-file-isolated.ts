import { extname } from 'node:path'
import { isPicture, type RejectionReason } from '../../domain/index.js'
import { mostForPicture, patience, patienceForPage, patienceForPicture } from '../limits.js'
import { faultOf } from '../reading-fault.js'
import type { FileArticles } from './messages.js'
import { IsolatedFailure, readIsolated } from './reading-thread.js'
import type { Progress } from './watch.js'

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
  const isOverdue = isPicture(file)
    ? isPictureOverdue
    : ({ place, sinceBegun }: Progress) => sinceBegun > allowed + place * patienceForPage
  try {
    return (await readIsolated({ what: 'file', file, bytes, isBare }, isOverdue)) as FileArticles
  } catch (error) {
    if (!(error instanceof IsolatedFailure)) throw error
    return { reason: reasonOf(error, extname(file).slice(1).toUpperCase()) }
  }
}

function isPictureOverdue({ place, sinceBegun, sinceMoved }: Progress): boolean {
  const { first, part } = patienceForPicture
  return sinceMoved > (place === 0 ? first : part) || sinceBegun > mostForPicture
}

function reasonOf({ name }: IsolatedFailure, format: string): RejectionReason {
  if (name === 'TimeLimit') return { code: 'timeout', format }
  if (name === 'MemoryLimit') return { code: 'out_of_memory', format }
  return faultOf({ name })
}
