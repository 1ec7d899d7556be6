import PQueue from 'p-queue'

/** Why a question is not taken. */
export type Refused = 'full' | 'stopping'

/** The line in which questions wait: so many are answered at once, so many may wait, and the rest is told so. */
export class Line {
  readonly #queue: PQueue
  #isStopping = false

  constructor(
    atOnce: number,
    readonly waiting: number,
  ) {
    this.#queue = new PQueue({ concurrency: atOnce })
  }

  /** Why the next question would be refused; null when there is room. */
  refusal(): Refused | null {
    if (this.#isStopping) return 'stopping'
    return this.#queue.size >= this.waiting ? 'full' : null
  }

  /** How many stand before the next question; 0 when it is answered at once. */
  get ahead(): number {
    const isFree = this.#queue.pending < this.#queue.concurrency
    return isFree ? 0 : this.#queue.size + this.#queue.pending
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.add(work) as Promise<T>
  }

  /** How many wait and how many are being answered. */
  get load(): { waiting: number; underWay: number } {
    return { waiting: this.#queue.size, underWay: this.#queue.pending }
  }

  /** Takes no more, and resolves when all that were taken are done. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#queue.onIdle()
  }
}
