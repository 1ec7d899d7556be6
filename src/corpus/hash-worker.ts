/**
 * Sums up large files in a thread of its own: beside the main thread, and without a copy of them. Posts, for each of the `paths`, its SHA-256 in hexadecimal, or
 * null where it cannot be read.
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
