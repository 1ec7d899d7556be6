/**
 * Looks through files in a thread of its own, without keeping them. Plain JavaScript, so that it runs from the sources
 * and from dist/ alike. Posts whether all of the `files` have their length and their checksum.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32 } from 'node:zlib'

const block = Buffer.allocUnsafe(1 << 20)

parentPort.postMessage(workerData.files.every(isWhole))

function isWhole({ path, bytes, crc32: expected }) {
  try {
    const file = openSync(path, 'r')
    try {
      if (fstatSync(file).size !== bytes) return false
      let crc = 0
      for (let length = 1; length > 0; crc = crc32(block.subarray(0, length), crc)) {
        length = readSync(file, block)
      }
      return crc === expected
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}
