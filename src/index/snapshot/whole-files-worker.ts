/**
 * Checks files in a separate thread without keeping them in memory. Posts whether all of them have their length and
 * their checksum, and whether all vectors of those with `dimensions` have length 1.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import { VECTOR_PLACES } from '../hnsw/hnsw-file.js'
import type { FileAtPath } from './stored-file.js'

const block = Buffer.allocUnsafe(1 << 20)

const { files } = workerData as { files: FileAtPath[] }
parentPort?.postMessage(files.every(isWhole))

function isWhole({ path, bytes, crc32: expected, dimensions }: FileAtPath): boolean {
  try {
    const file = openSync(path, 'r')
    try {
      if (fstatSync(file).size !== bytes) return false
      let crc = 0
      for (let length = 1; length > 0; crc = crc32(block.subarray(0, length), crc)) {
        length = readSync(file, block)
      }
      return crc === expected && (dimensions === undefined || holdsUnitVectors(file, dimensions))
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}

function holdsUnitVectors(file: number, dimensions: number): boolean {
  const { HEADER, COUNT, BYTES_PER_PLACE, VECTOR_OFFSET } = VECTOR_PLACES
  readSync(file, block, 0, HEADER, 0)
  const field = (offset: number) => Number(block.readBigUInt64LE(offset))
  const [count, stride, offset] = [
    field(COUNT),
    field(BYTES_PER_PLACE),
    field(VECTOR_OFFSET),
  ] as const
  const numbers = new Float32Array(block.buffer, block.byteOffset, block.length / 4)
  const atOnce = Math.floor(block.length / stride)
  for (let place = 0; place < count; place += atOnce) {
    const many = Math.min(atOnce, count - place)
    if (readSync(file, block, 0, many * stride, HEADER + place * stride) < many * stride)
      return false
    for (let i = 0; i < many; i++) {
      if (!isUnit(numbers, (i * stride + offset) / 4, dimensions)) return false
    }
  }
  return true
}

function isUnit(numbers: Float32Array, start: number, dimensions: number): boolean {
  let squares = 0
  for (let i = start; i < start + dimensions; i++) squares += (numbers[i] ?? 0) ** 2
  return Math.abs(squares - 1) <= 1e-3
}
