/** What has been begun and is not finished, whatever stage it has reached. */
export class UnderWay {
  readonly #all = new Set<Promise<unknown>>()

  /** Takes note of work that never rejects. */
  add(work: Promise<unknown>): void {
    this.#all.add(work)
    work.finally(() => this.#all.delete(work))
  }

  /** Resolves when nothing is under way, what begins meanwhile included. */
  async settled(): Promise<void> {
    while (this.#all.size > 0) await Promise.all(this.#all)
  }
}
