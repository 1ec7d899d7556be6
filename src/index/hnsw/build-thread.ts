import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import { type BuildStep, type GraphToBuild, graphBuilder } from './build-steps.js'
import { graphParameters, grownCapacity } from './hnsw-graph.js'

/** Batches that may wait for the thread: enough to keep it busy, few enough to use little memory. */
const MOST_UNDER_WAY = 64

/** Room for vectors added after the written graph is opened: growing it would copy everything. */
const SPARE = 128

/** So few vectors take some 20 ms, a quarter of what it takes to start a thread. */
const FEW = 200

interface Waiting {
  resolve(): void
  reject(error: Error): void
}

/**
 * A new graph that another thread builds, if there is enough to build. It is identical to the one that HnswGraph builds from the same vectors in the
 * same order, and is read with `HnswGraph.read`. It must always be closed, even after an error.
 */
export class BuildThread {
  readonly #graph: GraphToBuild
  #worker: Worker | null = null
  /** What is kept until it is known whether the thread is worth starting. */
  #early: BuildStep[] = []
  readonly #dimensions: number
  #capacity: number
  #places = 0
  /** Steps without a reply yet; the thread replies in order. */
  readonly #waiting: Waiting[] = []
  #underWay: Promise<void>[] = []
  #failure: Error | null = null

  /** @param capacity how many vectors to expect; it grows if there are more */
  constructor(dimensions: number, capacity = 1024) {
    this.#dimensions = dimensions
    this.#capacity = Math.max(1, capacity)
    this.#graph = { dimensions, parameters: graphParameters(this.#capacity) }
  }

  /** How many vectors were added so far; this is the label of the next one. */
  get places(): number {
    return this.#places
  }

  /**
   * Adds unit vectors, row-major, under the next labels; they are copied. Waits only if the thread is far behind.
   * @throws the error of an earlier step that failed
   */
  async add(vectors: Float32Array): Promise<void> {
    const step: BuildStep = { vectors: vectors.slice() }
    this.#places += vectors.length / this.#dimensions
    if (this.#places > this.#capacity) {
      this.#capacity = grownCapacity(this.#places)
      step.capacity = this.#capacity
    }
    if (this.#worker === null && this.#places <= FEW) {
      this.#early.push(step)
      return
    }
    const worker = this.#running()
    const done = this.#send(worker, step)
    // The call that waits for this step reports the failure.
    done.catch(() => {})
    this.#underWay.push(done)
    if (this.#underWay.length > MOST_UNDER_WAY) await this.#underWay.shift()
  }

  /** Writes the graph after all vectors are added, with little more room than it needs. */
  async write(file: string): Promise<void> {
    const last = { capacity: this.#places + SPARE, write: file }
    if (this.#worker === null) {
      const take = graphBuilder(this.#graph)
      for (const step of [...this.#early, last]) take(step)
      return
    }
    await Promise.all(this.#underWay)
    this.#underWay = []
    await this.#send(this.#worker, last)
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(compiled(new URL('./build-worker.js', import.meta.url)), {
      execArgv: [],
      workerData: this.#graph,
    })
    this.#worker = worker
    worker.on('message', () => this.#waiting.shift()?.resolve())
    worker.on('error', (error) => this.#fail(error))
    worker.once('exit', () => this.#fail(new Error('the thread of the graph has ended')))
    for (const step of this.#early.splice(0)) {
      const done = this.#send(worker, step)
      done.catch(() => {})
      this.#underWay.push(done)
    }
    return worker
  }

  #send(worker: Worker, step: BuildStep): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure)
      this.#waiting.push({ resolve, reject })
      worker.postMessage(step, step.vectors ? [step.vectors.buffer as ArrayBuffer] : [])
    })
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure)
  }
}
