import type { RejectionReason } from '../../../domain/index.js'
import { mostPixels } from '../../limits.js'
import type { PageText } from '../page/page-text.js'
import { type Engine, MissingPackage, openEngine } from './engine.js'
import { faultOfHeader } from './header.js'
import { type Grey, greyOf } from './pixels.js'
import { placedText } from './placed-text.js'
import { readLines } from './read-lines.js'

/**
 * Returns the text of a picture as runs with their places, or why it holds none.
 * @param onPart called after each part that was looked at
 * @param open opens what reads it
 */
export async function readPicture(
  bytes: Uint8Array,
  file: string,
  onPart: () => void,
  open = openEngine,
): Promise<PageText | { reason: RejectionReason }> {
  try {
    const engine = await open()
    onPart()
    const fault = await faultOfHeader(engine.sharp, bytes, file)
    if (fault !== null) return { reason: fault }
    const picture = await decoded(engine, bytes)
    return picture === null
      ? { reason: { code: 'picture_damaged' } }
      : await readPixels(engine, picture, onPart)
  } catch (error) {
    if (error instanceof MissingPackage)
      return { reason: { code: 'picture_package', name: error.message } }
    throw error
  }
}

/** Returns the text of decoded pixels, as `readPicture`. */
export async function readPixels(
  engine: Engine,
  picture: Grey,
  onPart: () => void,
): Promise<PageText | { reason: RejectionReason }> {
  const read = await readLines(engine, picture, onPart)
  if (read.isVertical) return { reason: { code: 'picture_vertical' } }
  const page = placedText(read)
  return page.items.length === 0 ? { reason: { code: 'picture_without_text' } } : page
}

/** Returns the pixels in the direction that a camera noted, on white; null if they cannot be decoded. */
async function decoded({ sharp }: Engine, bytes: Uint8Array): Promise<Grey | null> {
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    return await greyOf(image.autoOrient().flatten({ background: '#ffffff' }))
  } catch {
    return null
  }
}
