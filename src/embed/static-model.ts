import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { normaliseRows } from './embedder.js'
import { readInitialisers } from './onnx-initialisers.js'
import { type TokenizerFile, UnigramTokenizer } from './unigram-tokenizer.js'

const FLOAT = 1
const INT8 = 3

/**
 * A static embedding model: one vector per token, looked up and averaged. It computes the result of the model's ONNX
 * graph on typed arrays, directly from the rows and scales in the ONNX file.
 */
export class StaticModel {
  readonly dimensions: number
  readonly #rows: Int8Array
  readonly #scales: Float32Array
  readonly #tokenizer: UnigramTokenizer
  readonly #longest: number
  readonly #sums: Float64Array

  constructor(
    table: { rows: Int8Array; scales: Float32Array; dimensions: number },
    tokenizer: UnigramTokenizer,
    longest: number,
  ) {
    this.dimensions = table.dimensions
    this.#rows = table.rows
    this.#scales = table.scales
    this.#tokenizer = tokenizer
    this.#longest = longest
    this.#sums = new Float64Array(table.dimensions)
  }

  /** Returns texts.length x dimensions numbers, row-major, in unit rows; zeros for a text without tokens. */
  embed(texts: readonly string[]): Float32Array {
    const { dimensions } = this
    const vectors = new Float32Array(texts.length * dimensions)
    texts.forEach((text, index) => {
      this.#sum(text, vectors.subarray(index * dimensions, (index + 1) * dimensions))
    })
    // The mean and the sum have the same direction.
    return normaliseRows(vectors, dimensions)
  }

  /** Adds up the dequantised rows of the text's tokens: bulk embedding spends its time in this one loop. */
  #sum(text: string, target: Float32Array): void {
    const { dimensions } = this
    const [rows, scales, sums] = [this.#rows, this.#scales, this.#sums]
    const ids = this.#tokenizer.encode(text)
    // Tokens missing from the last group of four are row 0 with a scale of 0.
    const count = Math.min(ids.length, this.#longest)
    const scaleAt = (token: number) =>
      token < count ? (scales[ids[token] as number] as number) : 0
    const rowAt = (token: number) => (token < count ? (ids[token] as number) * dimensions : 0)
    sums.fill(0)
    // Four rows per pass: a quarter of the reads and writes of the sums, and nearly three times the speed.
    for (let token = 0; token < count; token += 4) {
      const [s0, s1] = [scaleAt(token), scaleAt(token + 1)]
      const [s2, s3] = [scaleAt(token + 2), scaleAt(token + 3)]
      const [r0, r1] = [rowAt(token), rowAt(token + 1)]
      const [r2, r3] = [rowAt(token + 2), rowAt(token + 3)]
      for (let i = 0; i < dimensions; i += 1) {
        const first = s0 * (rows[r0 + i] as number) + s1 * (rows[r1 + i] as number)
        const second = s2 * (rows[r2 + i] as number) + s3 * (rows[r3 + i] as number)
        sums[i] = (sums[i] as number) + first + second
      }
    }
    target.set(sums)
  }
}

/**
 * Opens the model in `folder` for bulk work. Returns null if it is not of this kind: no layers, a unigram tokenizer,
 * and an ONNX file of one int8 table with a float scale per row.
 */
export async function openStaticModel(folder: string): Promise<StaticModel | null> {
  const config = await json<{ num_hidden_layers?: number }>(folder, 'config.json')
  if (config.num_hidden_layers !== 0) return null
  const tokenizer = UnigramTokenizer.from(await json<TokenizerFile>(folder, 'tokenizer.json'))
  if (tokenizer === null) return null
  const table = staticTable(await readFile(join(folder, 'onnx', 'model_quantized.onnx')))
  if (table === null) return null
  const { model_max_length = Number.POSITIVE_INFINITY } = await json<{ model_max_length?: number }>(
    folder,
    'tokenizer_config.json',
  )
  return new StaticModel(table, tokenizer, model_max_length)
}

function staticTable(file: Uint8Array): ConstructorParameters<typeof StaticModel>[0] | null {
  const initialisers = readInitialisers(file)
  const rows = initialisers.find((one) => one.type === INT8)
  const scales = initialisers.find((one) => one.type === FLOAT)
  const [count, dimensions] = rows?.dims ?? []
  if (initialisers.length !== 2 || !rows || !scales || !count || !dimensions) return null
  if (rows.bytes.length !== count * dimensions || scales.bytes.length !== count * 4) return null
  return {
    rows: new Int8Array(rows.bytes.buffer, rows.bytes.byteOffset, rows.bytes.length),
    // Copied, because the floats may begin at any byte of the file.
    scales: new Float32Array(new Uint8Array(scales.bytes).buffer),
    dimensions,
  }
}

async function json<T>(folder: string, name: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as T
}
