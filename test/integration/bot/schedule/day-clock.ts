/** A clock that a test moves, for the bot and for its feeds; in China it is midnight when it begins. */
export class DayClock {
  time = Date.parse('2025-03-05T00:00:00+08:00')
  readonly #timers = new Set<{ milliseconds: number; work: () => unknown }>()

  now = (): number => this.time

  /** What waits between requests waits no time. */
  wait = async (_: number, signal?: AbortSignal): Promise<void> => signal?.throwIfAborted()

  every = (milliseconds: number, work: () => unknown): (() => void) => {
    const timer = { milliseconds, work }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Resolves when what is done each minute is over, with what is under way. */
  async minute(): Promise<void> {
    const works = [...this.#timers].filter(({ milliseconds }) => milliseconds === 60_000)
    await Promise.all(works.map(({ work }) => work()))
  }

  /** Goes to a time of this day, HH:MM, in steps; after 24:00 the hours go on. */
  async goTo(time: string, step = 10, eachTime = async (): Promise<void> => {}): Promise<void> {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const end = Date.parse('2025-03-05T00:00:00+08:00') + (hours * 60 + minutes) * 60_000
    while (this.time < end) {
      this.time = Math.min(end, this.time + step * 60_000)
      await eachTime()
      await this.minute()
    }
  }
}
