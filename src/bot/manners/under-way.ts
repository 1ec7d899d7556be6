/** What is being done, so that nobody leaves before it is finished. */
export class UnderWay {
  readonly #works = new Set<Promise<void>>()

  /** `work` never rejects: whoever gives it has seen to its errors. */
  add(work: Promise<void>): void {
    this.#works.add(work)
    work.finally(() => this.#works.delete(work))
  }

  /** Resolves when all that is under way now is done. */
  async finished(): Promise<void> {
    await Promise.all(this.#works)
  }
}
