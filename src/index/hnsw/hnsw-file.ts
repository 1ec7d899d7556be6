import { isUnit } from '../../embed/unit-rows.js'

/** The vectors in a file of HnswGraph, read without hnswlib. */
export interface StoredVectors {
  /** The vector that was added as number `place`, counted from 0: a view on the file's bytes. */
  at(place: number): Float32Array
  /** How many there are. */
  readonly places: number
}

/** Byte offsets of the fields of hnswlib's header that are needed here; all are 64-bit, little-endian. */
const COUNT = 16
const BYTES_PER_PLACE = 24
const LABEL_OFFSET = 32
const VECTOR_OFFSET = 40
/** The header's length: eleven 64-bit fields and two of 32 bits. */
export const HEADER = 96

/**
 * Reads the file that hnswlib 0.8 (hnswlib-node 3) writes: a header, then for each vector in the order of
 * adding its links, its numbers (32-bit floats) and its label, then for each vector the links of its upper
 * layers, preceded by their length in bytes. Returns null when the bytes do not have this form; hnswlib
 * itself does not notice when the disk was full while it wrote.
 */
export function readHnswFile(
  content: ArrayBuffer,
  dimensions: number,
): (StoredVectors & { areUnit(): boolean }) | null {
  if (content.byteLength < HEADER) return null
  const header = new DataView(content, 0, HEADER)
  const field = (offset: number) => Number(header.getBigUint64(offset, true))
  const bytesPerPlace = field(BYTES_PER_PLACE)
  const first = HEADER + field(VECTOR_OFFSET)
  const isLaidOutAsExpected =
    field(LABEL_OFFSET) === field(VECTOR_OFFSET) + 4 * dimensions &&
    bytesPerPlace === field(LABEL_OFFSET) + 8 &&
    first % 4 === 0 &&
    bytesPerPlace % 4 === 0
  const places = field(COUNT)
  if (!isLaidOutAsExpected || !endsWithLinks(content, places, bytesPerPlace)) return null
  const at = (place: number) => new Float32Array(content, first + place * bytesPerPlace, dimensions)
  const areUnit = () => {
    const numbers = new Float32Array(content, 0, Math.floor(content.byteLength / 4))
    const isFaulty = (place: number) =>
      !isUnit(numbers, (first + place * bytesPerPlace) / 4, dimensions)
    for (let place = 0; place < places; place++) if (isFaulty(place)) return false
    return true
  }
  return { at, places, areUnit }
}

/** Where the vectors stand in a file, in bytes. */
export const VECTOR_PLACES = { HEADER, COUNT, BYTES_PER_PLACE, VECTOR_OFFSET }

/** How many vectors a file holds, by its first HEADER bytes, in which nothing else is looked at. */
export function countInHeader(header: Uint8Array): number {
  return Number(Buffer.from(header).readBigUInt64LE(COUNT))
}

/** Whether the links of the upper layers of `count` vectors fill the rest of the file to the byte. */
function endsWithLinks(content: ArrayBuffer, count: number, bytesPerPlace: number): boolean {
  const view = new DataView(content)
  let position = HEADER + count * bytesPerPlace
  for (let i = 0; i < count; i++) {
    if (position + 4 > content.byteLength) return false
    position += 4 + view.getUint32(position, true)
  }
  return position === content.byteLength
}
