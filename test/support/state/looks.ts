/** Runs the maintenance of a database only when called, in place of a timer. */
export class Looks {
  #work: (() => Promise<void>) | null = null

  readonly every = (_: number, work: () => Promise<void>): (() => void) => {
    this.#work = work
    return () => {
      this.#work = null
    }
  }

  get isRunning(): boolean {
    return this.#work !== null
  }

  /** Resolves when the maintenance is done. */
  async look(): Promise<void> {
    await this.#work?.()
  }
}
