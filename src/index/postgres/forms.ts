/** Ids and terms as they are stored: UTF-16, which keeps whatever a string may hold. */
export function stored(text: string): Buffer {
  return Buffer.from(text, 'utf16le')
}

export function idOf(bytes: Buffer): string {
  return bytes.toString('utf16le')
}

/** Numbers below 2³² as they are stored, little-endian. */
export function storedNumbers(numbers: Iterable<number>): Buffer {
  return Buffer.from(Uint32Array.from(numbers).buffer)
}

export function uint32s(bytes: Buffer): Uint32Array {
  // Buffers of results may begin anywhere.
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

/** Passages whose numbers share all but so many low bits are a shard: of a term's list, their part is one value, written anew as a whole. */
export const SHARD_BITS = 16
/** Bytes of a posting: the low bits of the passage's number, and how often it contains the term. */
export const POSTING = 3

/** Before its numbers, pgvector's binary form has how many there are, in two bytes, and two bytes for nothing. */
export const VECTOR_HEADER = 4

/** Returns a vector in pgvector's binary form, which is big-endian. */
export function storedVector(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(VECTOR_HEADER + 4 * vector.length)
  bytes.writeUInt16BE(vector.length, 0)
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).copy(bytes, VECTOR_HEADER)
  bytes.subarray(VECTOR_HEADER).swap32()
  return bytes
}

/** Returns the vectors in such bytes, one after another. */
export function vectorsIn(bytes: Buffer, dimensions: number): Float32Array[] {
  const size = VECTOR_HEADER + 4 * dimensions
  return Array.from({ length: bytes.length / size }, (_, n) => {
    const one = Buffer.from(bytes.subarray(n * size + VECTOR_HEADER, (n + 1) * size))
    one.swap32()
    return new Float32Array(one.buffer.slice(one.byteOffset, one.byteOffset + one.length))
  })
}
