import { mostGrowth } from '../limits.js'

/** Milliseconds between two looks at what is being read. */
export const lookEach = 100
const longestStart = 60_000

/** How far a piece of work has come; times in milliseconds. */
export interface Progress {
  /** The page or record that is being read, counted from 0. */
  place: number
  sinceBegun: number
  /** Since the place was reached. */
  sinceMoved: number
}

/** Keeps time and memory of one piece of work. */
export class Watch {
  hasBegun = false
  private sinceStart = 0
  private sinceBegun = 0
  private sinceMoved = 0
  private lastPlace = 0
  private lastLook: number | null = null
  private readonly before: number

  /** @param memory what the process takes now, in bytes */
  constructor(
    private readonly place: Int32Array,
    private readonly memory: () => number = process.memoryUsage.rss,
  ) {
    this.before = memory()
  }

  /**
   * Which limit is passed; null for none.
   * @param now milliseconds
   */
  look(
    isOverdue: (progress: Progress) => boolean,
    now = performance.now(),
  ): 'TimeLimit' | 'MemoryLimit' | 'Exit' | null {
    // A thread that stood still here says nothing of the other: what it told may be waiting to be heard.
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
