/** Looks after a database only when it is told to, in place of a timer. */
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

  /** Ends when it has been looked after. */
  async look(): Promise<void> {
    await this.#work?.()
  }
}
