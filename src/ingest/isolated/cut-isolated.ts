import type { PictureBox } from '../../domain/index.js'
import { patience, patienceForPicture } from '../limits.js'
import type { Cut } from './messages.js'
import { IsolatedFailure, readIsolated } from './reading-thread.js'

/**
 * Cuts lines out of a picture, or out of the one on a page of a PDF, in the reading thread; null if that fails.
 * @param bytes transferred to the thread, and no longer usable here
 */
export async function cutIsolated(
  file: string,
  bytes: Uint8Array,
  boxes: PictureBox[],
  page: number | null,
): Promise<Uint8Array | null> {
  const allowed = patience(bytes.byteLength) + patienceForPicture.part
  try {
    const { png } = (await readIsolated(
      { what: 'cut', file, bytes, boxes, page },
      ({ sinceBegun }) => sinceBegun > allowed,
    )) as Cut
    return png
  } catch (error) {
    if (error instanceof IsolatedFailure) return null
    throw error
  }
}
