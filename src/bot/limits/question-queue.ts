import PQueue from 'p-queue'

/** Why a question is not taken. */
export type Refused = 'full' | 'stopping'

/** The queue of questions: so many are answered at once, so many may wait, and the rest are refused. */
export class QuestionQueue {
  readonly #queue: PQueue
  #isStopping = false
  #holds = 0
  #release: NodeJS.Timeout | undefined

  constructor(
    atOnce: number,
    readonly waiting: number,
    /**
     * For how long acknowledgements may keep answers waiting, in milliseconds: Discord waits 3 seconds for them, and in
     * a steady stream of questions there is always one on its way.
     */
    readonly longestHold = 2000,
  ) {
    this.#queue = new PQueue({ concurrency: atOnce })
  }

  /** Why the next question would be refused; null when there is room. */
  refusal(): Refused | null {
    if (this.#isStopping) return 'stopping'
    const { size, pending, concurrency } = this.#queue
    // While acknowledgements are on their way, none of those that were taken has begun.
    return size + pending >= concurrency + this.waiting ? 'full' : null
  }

  /** How many stand before the next question; 0 when it is answered at once. */
  get ahead(): number {
    const { size, pending, concurrency } = this.#queue
    return size + pending < concurrency ? 0 : size + pending
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.add(work) as Promise<T>
  }

  /**
   * Begins no work while an acknowledgement is on its way: an answer is made in one go, and during it no
   * acknowledgement gets out.
   */
  async hold<T>(acknowledgement: Promise<T>): Promise<T> {
    this.#holds += 1
    if (this.#holds === 1) {
      this.#queue.pause()
      this.#release = setTimeout(() => this.#queue.start(), this.longestHold)
    }
    try {
      return await acknowledgement
    } finally {
      this.#holds -= 1
      if (this.#holds === 0) {
        clearTimeout(this.#release)
        this.#queue.start()
      }
    }
  }

  /** Resolves when no question waits or is being answered: for work that must not keep people waiting. */
  idle(): Promise<void> {
    return this.#queue.onIdle()
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
