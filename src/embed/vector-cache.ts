import { hash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { madeFolder, openRecords, type RecordFile } from './record-file.js'
import { firstNotUnit } from './unit-rows.js'

/**
 * Unit vectors by text, stored in two files: `.floats` contains the vectors (little-endian, row after row); `.keys`
 * contains, for each, its 16-byte key, a checksum of key and vector, and one of the record itself. Damaged records are
 * not trusted: they count as unknown, and their rows take the next vectors. A vector is written before its record, so a
 * killed process leaves only a tail without records, or a row whose checksum does not match. Only the records are kept
 * in memory. Only one process may write at a time.
 */
export class VectorCache {
  /** From a key to its row number. */
  readonly #numbers = new Map<string, number>()
  /** By row: the checksum of its key and its vector. */
  readonly #sums: number[] = []
  /** Free rows, the first of them last. */
  readonly #free: number[] = []
  #damaged = 0

  private constructor(
    readonly fingerprint: string,
    readonly dimensions: number,
    private readonly keys: RecordFile,
    private readonly floats: RecordFile,
  ) {}

  /** Opens or creates the files of `fingerprint` in `dir`; anything there that is not a file is replaced. */
  static async open(dir: string, fingerprint: string, dimensions: number): Promise<VectorCache> {
    await madeFolder(dir)
    // The first format has no checksums, so its contents cannot be told from damage.
    const earlier = join(dir, hash('sha256', `${fingerprint}\0${dimensions}`).slice(0, 16))
    await Promise.all(['.keys', '.floats'].map((end) => rm(earlier + end, { force: true })))
    const name = join(dir, hash('sha256', `${FORMAT}\0${fingerprint}\0${dimensions}`).slice(0, 16))
    const keys = await openRecords(`${name}.keys`, RECORD)
    const floats = await openRecords(`${name}.floats`, dimensions * FLOAT)
    const cache = new VectorCache(fingerprint, dimensions, keys, floats)
    if (keys.replaced || floats.replaced) cache.#damaged = 1
    await cache.#load()
    return cache
  }

  /** How many texts are known. */
  get size(): number {
    return this.#numbers.size
  }

  /** How many records were found lost or damaged since the cache was opened. */
  get damaged(): number {
    return this.#damaged
  }

  /** Returns row-major vectors of `texts`, and which of them are known; the rows of the others are zeros. */
  async getMany(texts: readonly string[]): Promise<{ vectors: Float32Array; known: boolean[] }> {
    const { dimensions } = this
    const vectors = new Float32Array(texts.length * dimensions)
    const keys = texts.map((text) => this.#key(text))
    const numbers = keys.map((key) => this.#numbers.get(key))
    for (let row = 0; row < numbers.length; ) {
      const number = numbers[row]
      let end = row + 1
      if (number !== undefined) {
        // Texts usually come in the order in which they were stored, so a run needs only one read.
        while (end < numbers.length && numbers[end] === number + (end - row)) end += 1
        await this.floats.read(
          number,
          bytesOf(vectors.subarray(row * dimensions, end * dimensions)),
        )
      }
      row = end
    }
    const freed = this.#free.length
    const known = numbers.map((number, row) => {
      if (number === undefined) return false
      const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions)
      const key = keys[row] as string
      if (this.#isSound(key, number, vector)) return true
      vector.fill(0)
      // The same text may occur twice here.
      if (this.#numbers.delete(key)) this.#free.push(number)
      return false
    })
    this.#damaged += this.#free.length - freed
    if (this.#free.length > freed) this.#free.sort((a, b) => b - a)
    return { vectors, known }
  }

  /**
   * Stores the row-major `vectors` of `texts`; a text that is already known keeps its vector. A vector whose length is
   * not 1 (that of a text without tokens) is not stored.
   */
  async putMany(texts: readonly string[], vectors: Float32Array): Promise<void> {
    const { dimensions } = this
    const added: { number: number; record: Buffer; vector: Buffer }[] = []
    texts.forEach((text, row) => {
      const key = this.#key(text)
      const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions)
      if (this.#numbers.has(key) || firstNotUnit(vector, dimensions) >= 0) return
      const number = this.#free.pop() ?? this.#sums.length
      const sum = checksum(key, vector)
      this.#numbers.set(key, number)
      this.#sums[number] = sum
      added.push({ number, record: recordOf(key, sum), vector: bytesOf(vector) })
    })
    for (const { first, items } of runs(added)) {
      await this.floats.write(first, Buffer.concat(items.map(({ vector }) => vector)))
      await this.keys.write(first, Buffer.concat(items.map(({ record }) => record)))
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.keys.close(), this.floats.close()])
  }

  async #load(): Promise<void> {
    const [keys, floats] = [this.keys, this.floats]
    const rows = Math.min(Math.floor(keys.length), Math.floor(floats.length))
    this.#damaged += Math.max(Math.ceil(keys.length), Math.ceil(floats.length)) - rows
    await Promise.all([keys.truncate(rows), floats.truncate(rows)])
    const all = Buffer.alloc(rows * RECORD)
    await keys.read(0, all)
    const lost: { number: number }[] = []
    for (let number = 0; number < rows; number += 1) {
      const at = number * RECORD
      const key = all.toString('latin1', at, at + KEY)
      this.#sums.push(all.readUInt32LE(at + KEY))
      const summed = all.subarray(at, at + KEY + SUM)
      const isWhole = crc32(summed) === all.readUInt32LE(at + KEY + SUM)
      if (isWhole && key !== NO_KEY) {
        this.#numbers.set(key, number)
        continue
      }
      this.#free.push(number)
      if (!isWhole) lost.push({ number })
    }
    this.#free.reverse()
    this.#damaged += lost.length
    // Their texts are unknown. Marking the rows as free reports the damage once, not at each opening.
    const nothing = recordOf(NO_KEY, 0)
    for (const { first, items } of runs(lost)) {
      await keys.write(first, Buffer.concat(items.map(() => nothing)))
    }
  }

  #isSound(key: string, number: number, vector: Float32Array): boolean {
    return checksum(key, vector) === this.#sums[number] && firstNotUnit(vector, this.dimensions) < 0
  }

  #key(text: string): string {
    return hash('sha256', `${this.fingerprint}\0${text}`, 'binary').slice(0, KEY)
  }
}

const FORMAT = 2
const KEY = 16
const SUM = 4
const RECORD = KEY + SUM + SUM
const FLOAT = 4
/** The key of a free row. */
const NO_KEY = '\0'.repeat(KEY)

/** Includes the key: a vector in another text's row must not pass as its own. */
function checksum(key: string, vector: Float32Array): number {
  return crc32(bytesOf(vector), crc32(Buffer.from(key, 'latin1')))
}

function recordOf(key: string, sum: number): Buffer {
  const record = Buffer.alloc(RECORD)
  record.write(key, 'latin1')
  record.writeUInt32LE(sum, KEY)
  record.writeUInt32LE(crc32(record.subarray(0, KEY + SUM)), KEY + SUM)
  return record
}

function bytesOf(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
}

/** Groups items in adjacent rows, for one write each. */
function runs<T extends { number: number }>(items: readonly T[]): { first: number; items: T[] }[] {
  const found: { first: number; items: T[] }[] = []
  for (const item of items) {
    const last = found.at(-1)
    if (last && item.number === last.first + last.items.length) last.items.push(item)
    else found.push({ first: item.number, items: [item] })
  }
  return found
}

/** Opens or creates the cache of `fingerprint` in `dir`. */
export function openVectorCache(
  dir: string,
  fingerprint: string,
  dimensions: number,
): Promise<VectorCache> {
  return VectorCache.open(dir, fingerprint, dimensions)
}
