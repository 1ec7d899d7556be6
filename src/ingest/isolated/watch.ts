import { mostGrowth } from '../limits.js'

/** Milliseconds between two checks of the running work. */
export const lookEach = 100
const longestStart = 60_000

/** The progress of a piece of work; times in milliseconds. */
export interface Progress {
  /** The page or record being read, counted from 0. */
  place: number
  sinceBegun: number
  /** Since this page or record was reached. */
  sinceMoved: number
}

/** Watches the time and memory of one piece of work. */
export class Watch {
  hasBegun = false
  private sinceStart = 0
  private sinceBegun = 0
  private sinceMoved = 0
  private lastPlace = 0
  private lastLook: number | null = null
  private readonly before: number

  /** @param memory returns the memory of the process now, in bytes */
  constructor(
    private readonly place: Int32Array,
    private readonly memory: () => number = process.memoryUsage.rss,
  ) {
    this.before = memory()
  }

  /**
   * Returns the limit that is exceeded, or null.
   * @param now milliseconds
   */
  look(
    isOverdue: (progress: Progress) => boolean,
    now = performance.now(),
  ): 'TimeLimit' | 'MemoryLimit' | 'Exit' | null {
    // If this thread was blocked, the pause says nothing about the other one: its messages may be waiting. So
    // count only a short time.
    const passed = Math.min(now - (this.lastLook ?? now), 2 * lookEach)
    this.lastLook = now
    this.sinceStart += passed
    if (!this.hasBegun) return this.sinceStart > longestStart ? 'Exit' : null
    const place = Atomics.load(this.place, 0)
    this.sinceBegun += passed
    this.sinceMoved = place === this.lastPlace ? this.sinceMoved + passed : 0
    this.lastPlace = place
    const { sinceBegun, sinceMoved } = this
    if (isOverdue({ place, sinceBegun, sinceMoved })) return 'TimeLimit'
    return this.memory() - this.before > mostGrowth ? 'MemoryLimit' : null
  }
}
