import type { RejectionReason } from '../../../domain/index.js'
import type { PageText } from '../page/page-text.js'
import { bytesOf, type PagePicture } from '../pdf/page-picture.js'
import { MissingPackage, openEngine } from './engine.js'
import { greyOf, type OpenPicture } from './pixels.js'
import { readPixels } from './read-picture.js'

/** Returns the text of a scanned page, as `readPicture` does of a file. */
export async function readScan(
  picture: PagePicture,
  onPart: () => void,
): Promise<PageText | { reason: RejectionReason }> {
  try {
    const engine = await openEngine()
    onPart()
    return await readPixels(engine, await greyOf(scanned(engine.sharp, picture)), onPart)
  } catch (error) {
    if (!(error instanceof MissingPackage)) throw error
    return { reason: { code: 'picture_package', name: error.message } }
  }
}

/** Returns the picture of a page as sharp sees it, upright. */
export function scanned(sharp: OpenPicture, picture: PagePicture) {
  const { data, channels } = bytesOf(picture)
  const { width, height, turn } = picture
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false })
    .rotate(turn)
    .flatten({ background: '#ffffff' })
}
