import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { ReadBytes } from './records/record-reader.js'

/**
 * Reads all bytes of a file, at the length it has now, into a new buffer. Returns null, and reads nothing, if
 * there are more than `most`.
 */
export async function fileBytes(path: string, most: number): Promise<Uint8Array | null> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > most) return null
    const bytes = new Uint8Array(size)
    let length = 0
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length)
      if (bytesRead === 0) return bytes.slice(0, length)
      length += bytesRead
    }
    return bytes
  } finally {
    await file.close()
  }
}

/** Hashes a file that is too large to be held in memory. */
export async function sumOfFile(path: string): Promise<ReadBytes> {
  const sum = createHash('sha256')
  let length = 0
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    sum.update(bytes as Buffer)
    length += (bytes as Buffer).length
  }
  return { sha256: sum.digest('hex'), bytes: length }
}
