import type { Article, RejectionReason } from '../../domain/index.js'
import { finish } from '../draft.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { doubtful } from './image/doubtful.js'
import { readPicture } from './image/read-picture.js'
import { extractText } from './page/layout.js'

/**
 * Returns the articles of a picture, or why it holds none.
 * @param onPart called after each part that was looked at
 */
export async function readImage(
  bytes: Uint8Array,
  file: string,
  onPart: () => void,
): Promise<Article[] | { reason: RejectionReason }> {
  const read = await readPicture(bytes, file, onPart)
  if ('reason' in read) return read
  const { source, layout, lineOf, stated } = extractText([read])
  return finish({
    repaired: repairAll(source, [doubtful, ...characterRepairs]),
    stated,
    digest: false,
    origin: null,
    file,
    id: file,
    mayHoldStories: true,
    lineOf,
    layout: { ...layout, pageOfLine: null },
  })
}
