import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { needPackages } from '../embed/packages.js'
import type { Features } from './features.js'

/**
 * Rows that are run together: enough to keep both threads busy, few enough that the event loop gets its turn in between
 * (a run blocks it) and that the intermediate results stay in the caches.
 */
const ROWS = 2

/** The network's outputs by name: for each row, one number per position or class. */
export type Outputs = Record<string, Float32Array>

/** A loaded graph of the bundled reader. */
export class Network {
  private constructor(
    private readonly session: InferenceSession,
    private readonly tensor: typeof Tensor,
  ) {}

  /** @throws Error if the file cannot be read as a graph with `outputs`; YoujuError model_missing without a runtime */
  static async load(file: string, outputs: readonly string[]): Promise<Network> {
    needPackages(['onnxruntime-node'], 'reader_off')
    const { InferenceSession, Tensor } = await import('onnxruntime-node')
    const session = await InferenceSession.create(file, {
      intraOpNumThreads: 2,
      interOpNumThreads: 1,
      // A spinning thread takes the core from the thread it waits for.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    })
    const lacking = outputs.filter((name) => !session.outputNames.includes(name))
    if (lacking.length > 0) throw new Error(`${file} does not give ${lacking.join(', ')}`)
    return new Network(session, Tensor)
  }

  /** Returns the outputs of each row, in the order of the rows. */
  async run(rows: readonly Features[]): Promise<Outputs[]> {
    const found = new Array<Outputs>(rows.length)
    // Rows of similar length run together, because shorter ones are padded to the longest.
    const order = rows.map((_, i) => i).sort((a, b) => lengthOf(rows, a) - lengthOf(rows, b))
    for (let first = 0; first < order.length; first += ROWS) {
      const numbers = order.slice(first, first + ROWS)
      const batch = numbers.map((number) => rows[number] as Features)
      const outputs = await this.#runBatch(batch)
      numbers.forEach((number, i) => {
        found[number] = outputs[i] as Outputs
      })
    }
    return found
  }

  async #runBatch(batch: readonly Features[]): Promise<Outputs[]> {
    const width = batch.reduce((most, { length }) => Math.max(most, length), 0)
    const outputs = await this.session.run({
      characters: this.#table(batch, 'characters', width),
      pieces: this.#table(batch, 'pieces', width),
      marks: this.#table(batch, 'marks', width),
      lengths: this.#column(batch, 'length'),
      offsets: this.#column(batch, 'offset'),
    })
    return batch.map((_, row) =>
      Object.fromEntries(
        Object.entries(outputs).map(([name, { data }]) => {
          const size = data.length / batch.length
          return [name, (data as Float32Array).subarray(row * size, (row + 1) * size)]
        }),
      ),
    )
  }

  #table(batch: readonly Features[], name: 'characters' | 'pieces' | 'marks', width: number) {
    const numbers = new BigInt64Array(batch.length * width)
    batch.forEach((features, row) => {
      for (let i = 0; i < features.length; i++) {
        numbers[row * width + i] = BigInt(features[name][i] as number)
      }
    })
    return new this.tensor('int64', numbers, [batch.length, width])
  }

  #column(batch: readonly Features[], name: 'length' | 'offset') {
    const numbers = BigInt64Array.from(batch, (features) => BigInt(features[name]))
    return new this.tensor('int64', numbers, [batch.length])
  }
}

function lengthOf(rows: readonly Features[], number: number): number {
  return rows[number]?.length ?? 0
}
