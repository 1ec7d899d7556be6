import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { ReadBytes } from './records/record-reader.js'

/**
 * All bytes of a file as long as it is now, in a buffer of their own; null where they are more than `most`, and then
 * none of them is read.
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

/** What stands in a file that is too large to be held. */
export async function sumOfFile(path: string): Promise<ReadBytes> {
  const sum = createHash('sha256')
  let length = 0
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    sum.update(bytes as Buffer)
    length += (bytes as Buffer).length
  }
  return { sha256: sum.digest('hex'), bytes: length }
}
