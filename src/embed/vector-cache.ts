import { hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolders } from '../ingest/make-folders.js'

/**
 * Vectors by text, kept in two files that are only ever appended to: `.floats` holds the vectors
 * (little-endian, row after row), `.keys` the 16-byte key of each. A vector is written before its
 * key, so what a killed process leaves half-written is a tail, dropped when the cache is opened.
 * Only the keys are kept in memory. One writer at a time.
 */
export class VectorCache {
  /** From a key to the number of its row. */
  readonly #numbers = new Map<string, number>()
  #rows = 0

  private constructor(
    readonly fingerprint: string,
    readonly dimensions: number,
    private readonly keys: FileHandle,
    private readonly floats: FileHandle,
  ) {}

  /** Opens, or creates, the files of `fingerprint` below `dir`. */
  static async open(dir: string, fingerprint: string, dimensions: number): Promise<VectorCache> {
    await makeFolders(dir)
    const name = join(dir, hash('sha256', `${fingerprint}\0${dimensions}`).slice(0, 16))
    const keys = await open(`${name}.keys`, 'a+')
    const floats = await open(`${name}.floats`, 'a+')
    const cache = new VectorCache(fingerprint, dimensions, keys, floats)
    await cache.#load()
    return cache
  }

  /** How many texts are known. */
  get size(): number {
    return this.#numbers.size
  }

  /** Row-major vectors of `texts`, and which of them are known; the rows of the others are zeros. */
  async getMany(texts: readonly string[]): Promise<{ vectors: Float32Array; known: boolean[] }> {
    const vectors = new Float32Array(texts.length * this.dimensions)
    const numbers = texts.map((text) => this.#numbers.get(this.#key(text)))
    for (let row = 0; row < numbers.length; ) {
      const number = numbers[row]
      let end = row + 1
      if (number !== undefined) {
        // Texts come in the order in which they were put, more often than not: one read for a run.
        while (end < numbers.length && numbers[end] === number + (end - row)) end += 1
        await this.#read(number, vectors.subarray(row * this.dimensions, end * this.dimensions))
      }
      row = end
    }
    return { vectors, known: numbers.map((number) => number !== undefined) }
  }

  /** Keeps the row-major `vectors` of `texts`; a text that is known already keeps what it has. */
  async putMany(texts: readonly string[], vectors: Float32Array): Promise<void> {
    const { dimensions } = this
    const added: { key: string; vector: Float32Array }[] = []
    texts.forEach((text, row) => {
      const key = this.#key(text)
      if (this.#numbers.has(key)) return
      this.#numbers.set(key, this.#rows + added.length)
      added.push({ key, vector: vectors.subarray(row * dimensions, (row + 1) * dimensions) })
    })
    if (added.length === 0) return
    this.#rows += added.length
    await this.floats.appendFile(Buffer.concat(added.map(({ vector }) => bytesOf(vector))))
    await this.keys.appendFile(Buffer.from(added.map(({ key }) => key).join(''), 'latin1'))
  }

  async close(): Promise<void> {
    await Promise.all([this.keys.close(), this.floats.close()])
  }

  async #load(): Promise<void> {
    const rowBytes = this.dimensions * FLOAT
    const [keys, floats] = await Promise.all([this.keys.stat(), this.floats.stat()])
    this.#rows = Math.min(Math.floor(keys.size / KEY), Math.floor(floats.size / rowBytes))
    await this.keys.truncate(this.#rows * KEY)
    await this.floats.truncate(this.#rows * rowBytes)
    const all = Buffer.alloc(this.#rows * KEY)
    await readFully(this.keys, all, 0)
    for (let number = 0; number < this.#rows; number += 1) {
      this.#numbers.set(all.toString('latin1', number * KEY, (number + 1) * KEY), number)
    }
  }

  async #read(first: number, target: Float32Array): Promise<void> {
    await readFully(this.floats, bytesOf(target), first * this.dimensions * FLOAT)
  }

  #key(text: string): string {
    return hash('sha256', `${this.fingerprint}\0${text}`, 'binary').slice(0, KEY)
  }
}

const KEY = 16
const FLOAT = 4
// One read call takes at most 2^31 - 1 bytes.
const LARGEST_READ = 2 ** 30

function bytesOf(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
}

async function readFully(file: FileHandle, target: Buffer, position: number): Promise<void> {
  for (let done = 0; done < target.length; ) {
    const length = Math.min(LARGEST_READ, target.length - done)
    const { bytesRead } = await file.read(target, done, length, position + done)
    if (bytesRead === 0)
      throw new RangeError('The vector cache is shorter than when it was opened.')
    done += bytesRead
  }
}

/** Opens, or creates, the cache of `fingerprint` below `dir`. */
export function openVectorCache(
  dir: string,
  fingerprint: string,
  dimensions: number,
): Promise<VectorCache> {
  return VectorCache.open(dir, fingerprint, dimensions)
}
