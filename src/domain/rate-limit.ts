/** A minute, in milliseconds: questions are counted over it. */
const WINDOW = 60_000

/** How many requests somebody may make in any minute. */
export class RateLimit {
  /** Times of the questions of the last minute, oldest first. */
  readonly #asked = new Map<string, number[]>()
  #lastSweep = Number.NEGATIVE_INFINITY

  constructor(
    readonly perMinute: number,
    readonly now: () => number,
  ) {}

  /** Counts a question, and returns 0; or the seconds to wait, when there were too many: then it is not counted. */
  take(who: string): number {
    const now = this.now()
    this.#sweep(now)
    const recent = (this.#asked.get(who) ?? []).filter((time) => time > now - WINDOW)
    this.#asked.set(who, recent)
    const oldest = recent[recent.length - this.perMinute]
    if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + WINDOW - now) / 1000))
    recent.push(now)
    return 0
  }

  /** Who has not asked for a minute is forgotten, so that memory does not grow with all who ever asked. */
  #sweep(now: number): void {
    if (now - this.#lastSweep < WINDOW) return
    this.#lastSweep = now
    for (const [who, times] of this.#asked) {
      if ((times.at(-1) ?? 0) <= now - WINDOW) this.#asked.delete(who)
    }
  }
}
