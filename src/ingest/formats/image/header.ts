import { extname } from 'node:path'
import type { RejectionReason } from '../../../domain/index.js'
import { mostPixels } from '../../limits.js'
import { kindOfPicture } from './kind.js'
import type { OpenPicture } from './pixels.js'

const formats: Record<string, string> = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP' }
const formatOf: Record<string, string> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.webp': 'webp',
}
/** In pixels; a smaller picture holds no line of text. */
const leastSide = 10
/** No screen or page is longer. */
const longestSide = 30_000

/** Returns what is wrong with a picture, from its header alone, before its pixels are decoded; null if nothing is. */
export async function faultOfHeader(
  sharp: OpenPicture,
  bytes: Uint8Array,
  file: string,
): Promise<RejectionReason | null> {
  const expected = formatOf[extname(file).toLowerCase()] ?? ''
  const format = formats[expected] ?? ''
  if (bytes.length === 0) return { code: 'empty' }
  const kind = kindOfPicture(bytes)
  // A picture of another of these formats is read as what it is.
  if (kind === null) return { code: 'other_format', format }
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => null)
  if (head === null) return { code: 'picture_damaged' }
  if ((head.pages ?? 1) > 1 || isAnimatedPng(bytes)) return { code: 'picture_animated' }
  const { width, height } = head
  if (Math.min(width, height) < leastSide) return { code: 'picture_without_text' }
  if (width * height > mostPixels || Math.max(width, height) > longestSide)
    return { code: 'picture_pixels', width, height, most: mostPixels / 1_000_000 }
  return null
}

/** An animated PNG says so in a chunk before its pixels, which sharp does not look at. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (kindOfPicture(bytes) !== 'png') return false
  for (let at = 8; at + 8 <= buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    const type = buffer.toString('latin1', at + 4, at + 8)
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
  }
  return false
}
