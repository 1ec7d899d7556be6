import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import { graphParameters, grownCapacity } from './hnsw-graph.js'

/** Batches that may wait for the thread: enough that it never idles, little to hold. */
const MOST_UNDER_WAY = 64

/** Room for what is added when the written graph is opened: growing would copy all of it. */
const SPARE = 128

/** What the thread is asked to do; any of it may be left out. */
export interface BuildStep {
  /** Added under the next numbers, one after another. */
  vectors?: Float32Array
  /** How many vectors are made room for. */
  capacity?: number
  /** The file that the graph is written to. */
  write?: string
}

/** What the thread is started with. */
export interface GraphToBuild {
  dimensions: number
  parameters: ReturnType<typeof graphParameters>
}

interface Waiting {
  resolve(): void
  reject(error: Error): void
}

/**
 * A new graph that another thread builds: the same that HnswGraph would build of the same vectors
 * in the same order, read with `HnswGraph.read`. Close it, whatever happens.
 */
export class BuildThread {
  readonly #worker: Worker
  readonly #dimensions: number
  #capacity: number
  #places = 0
  /** Steps that were not answered yet; the thread answers in order. */
  readonly #waiting: Waiting[] = []
  #underWay: Promise<void>[] = []
  #failure: Error | null = null

  /** @param capacity how many vectors to expect; it grows when they are more */
  constructor(dimensions: number, capacity = 1024) {
    this.#dimensions = dimensions
    this.#capacity = Math.max(1, capacity)
    this.#worker = new Worker(compiled(new URL('./build-worker.js', import.meta.url)), {
      execArgv: [],
      workerData: {
        dimensions,
        parameters: graphParameters(this.#capacity),
      } satisfies GraphToBuild,
    })
    this.#worker.on('message', () => this.#waiting.shift()?.resolve())
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.once('exit', () => this.#fail(new Error('the thread of the graph has ended')))
  }

  /** How many vectors were given so far: the label that the next one gets. */
  get places(): number {
    return this.#places
  }

  /**
   * Adds unit vectors, row-major, under the next labels; they are copied. Waits only when the thread is far behind.
   * @throws whatever an earlier step failed with
   */
  async add(vectors: Float32Array): Promise<void> {
    const step: BuildStep = { vectors: vectors.slice() }
    this.#places += vectors.length / this.#dimensions
    if (this.#places > this.#capacity) {
      this.#capacity = grownCapacity(this.#places)
      step.capacity = this.#capacity
    }
    const done = this.#send(step)
    // A failure is told by the call that waits for this step.
    done.catch(() => {})
    this.#underWay.push(done)
    if (this.#underWay.length > MOST_UNDER_WAY) await this.#underWay.shift()
  }

  /** Writes the graph, when all vectors are in, with little more room than it needs. */
  async write(file: string): Promise<void> {
    await Promise.all(this.#underWay)
    this.#underWay = []
    await this.#send({ capacity: this.#places + SPARE, write: file })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #send(step: BuildStep): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure)
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(step, step.vectors ? [step.vectors.buffer as ArrayBuffer] : [])
    })
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure)
  }
}
