import { hash } from 'node:crypto'
import { firstNotUnit } from '../../embed/unit-rows.js'
import type { StoredVectorCache } from '../contract/index-store.js'
import type { Run } from './run.js'

/** How many texts one statement looks up or adds. */
const AT_ONCE = 1_000

/** Vectors by text in a database. */
export class VectorsInDatabase implements StoredVectorCache {
  /** A database checks what it reads. */
  readonly damaged = 0

  constructor(
    private readonly run: Run,
    readonly fingerprint: string,
    readonly dimensions: number,
  ) {}

  async getMany(texts: readonly string[]): Promise<{ vectors: Float32Array; known: boolean[] }> {
    const vectors = new Float32Array(texts.length * this.dimensions)
    const keys = texts.map((text) => this.#key(text))
    const found = new Map<string, Buffer>()
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const rows = await this.run<{ key: Buffer; data: Buffer }>(
        'select key, data from index_vector where key = any($1)',
        [keys.slice(from, from + AT_ONCE)],
      )
      for (const { key, data } of rows) found.set(key.toString('hex'), data)
    }
    const known = keys.map((key, row) => {
      const data = found.get(key.toString('hex'))
      if (!data) return false
      Buffer.from(vectors.buffer).set(data, row * data.length)
      return true
    })
    return { vectors, known }
  }

  async putMany(texts: readonly string[], vectors: Float32Array): Promise<void> {
    const values = texts.flatMap((text, row) => {
      const vector = vectors.slice(row * this.dimensions, (row + 1) * this.dimensions)
      const isUnit = firstNotUnit(vector, this.dimensions) < 0
      return isUnit ? [this.#key(text), Buffer.from(vector.buffer)] : []
    })
    for (let from = 0; from < values.length; from += 2 * AT_ONCE) {
      const some = values.slice(from, from + 2 * AT_ONCE)
      const places = Array.from(
        { length: some.length / 2 },
        (_, n) => `($${2 * n + 1}, $${2 * n + 2})`,
      )
      await this.run(
        `insert into index_vector values ${places.join(', ')} on conflict do nothing`,
        some,
      )
    }
  }

  async close(): Promise<void> {}

  #key(text: string): Buffer {
    return hash('sha256', `${this.fingerprint}\0${text}`, 'buffer').subarray(0, 16)
  }
}
