/**
 * Hashes large files in a separate thread, in parallel with the main thread and without copying them. Posts the
 * SHA-256 of each of the `paths` in hexadecimal, or null if it cannot be read.
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

const block = Buffer.allocUnsafe(1 << 20)

const { paths } = workerData as { paths: string[] }
for (const path of paths) parentPort?.postMessage(sumOf(path))

function sumOf(path: string): string | null {
  try {
    const file = openSync(path, 'r')
    try {
      const sum = createHash('sha256')
      for (let length = 1; length > 0; sum.update(block.subarray(0, length))) {
        length = readSync(file, block)
      }
      return sum.digest('hex')
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}
