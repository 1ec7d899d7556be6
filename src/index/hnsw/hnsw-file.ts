import { isUnit } from '../../embed/unit-rows.js'

/** The vectors in a file of HnswGraph, read without hnswlib. */
export interface StoredVectors {
  /** Returns the vector added as number `place`, counted from 0, as a view on the file's bytes. */
  at(place: number): Float32Array
  /** The number of vectors. */
  readonly places: number
}

/** Byte offsets of the fields of hnswlib's header that are used here; all are 64-bit, little-endian. */
const COUNT = 16
const BYTES_PER_PLACE = 24
const LABEL_OFFSET = 32
const VECTOR_OFFSET = 40
/** The length of the header: eleven 64-bit fields and two of 32 bits. */
export const HEADER = 96

/**
 * Reads the file format of hnswlib 0.8 (hnswlib-node 3): a header; then for each vector, in the order of adding, its
 * links, its numbers (32-bit floats) and its label; then for each vector the links of its upper layers, preceded by
 * their length in bytes. Returns null if the bytes do not have this form. hnswlib itself does not notice if the disk
 * was full while it wrote.
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

/** Header fields that locate the vectors in a file, in bytes. */
export const VECTOR_PLACES = { HEADER, COUNT, BYTES_PER_PLACE, VECTOR_OFFSET }

/** Returns how many vectors a file contains, reading only its first HEADER bytes. */
export function countInHeader(header: Uint8Array): number {
  return Number(Buffer.from(header).readBigUInt64LE(COUNT))
}

/** Decides whether the links of the upper layers of `count` vectors fill the rest of the file to the byte. */
function endsWithLinks(content: ArrayBuffer, count: number, bytesPerPlace: number): boolean {
  const view = new DataView(content)
  let position = HEADER + count * bytesPerPlace
  for (let i = 0; i < count; i++) {
    if (position + 4 > content.byteLength) return false
    position += 4 + view.getUint32(position, true)
  }
  return position === content.byteLength
}
