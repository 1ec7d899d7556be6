import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** Decides whether a packed file unpacks to more than `most` bytes. Damage is left for its reader to report. */
export async function unpacksToMore(path: string, most: number): Promise<boolean> {
  const packed = createReadStream(path)
  const unpacked = packed.pipe(createGunzip())
  packed.on('error', (error) => unpacked.destroy(error))
  let length = 0
  try {
    for await (const bytes of unpacked) {
      length += (bytes as Buffer).length
      if (length > most) return true
    }
    return false
  } catch {
    return false
  } finally {
    packed.destroy()
  }
}
