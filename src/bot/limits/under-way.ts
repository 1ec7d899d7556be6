/** All work that has begun and not finished, so that a stop can wait for it. */
export class UnderWay {
  readonly #all = new Set<Promise<unknown>>()

  /** Returns the work; its errors are for whoever began it. */
  add<Work extends Promise<unknown>>(work: Work): Work {
    this.#all.add(work)
    const forget = () => this.#all.delete(work)
    work.then(forget, forget)
    return work
  }

  /** Resolves when nothing is under way, what begins meanwhile included. */
  async settled(): Promise<void> {
    while (this.#all.size > 0) await Promise.allSettled(this.#all)
  }
}
