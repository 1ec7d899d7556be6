import { mostGrowth } from '../limits.js'

/** Milliseconds between two checks of the running work. */
export const lookEach = 100
const longestStart = 60_000
/** The part of a time without processor that counts all the same, so that what only waits ends too. */
const ofWaiting = 0.1

/** The progress of a piece of work; times in milliseconds in which the process had a processor. */
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
  private lastLook: { now: number; processor: number } | null = null
  private readonly before: number

  /**
   * @param memory returns the memory of the process now, in bytes
   * @param processor returns the processor time that the process has used, in milliseconds
   */
  constructor(
    private readonly place: Int32Array,
    private readonly memory: () => number = process.memoryUsage.rss,
    private readonly processor = processorTime,
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
    const processor = this.processor()
    const since = this.lastLook ?? { now, processor }
    const passed = Math.min(now - since.now, 2 * lookEach)
    this.lastLook = { now, processor }
    // On a machine with much other work the reading stands still too, through no fault of the file.
    const worked = Math.min(passed, processor - since.processor + ofWaiting * passed)
    this.sinceStart += passed
    if (!this.hasBegun) return this.sinceStart > longestStart ? 'Exit' : null
    const place = Atomics.load(this.place, 0)
    this.sinceBegun += worked
    this.sinceMoved = place === this.lastPlace ? this.sinceMoved + worked : 0
    this.lastPlace = place
    const { sinceBegun, sinceMoved } = this
    if (isOverdue({ place, sinceBegun, sinceMoved })) return 'TimeLimit'
    return this.memory() - this.before > mostGrowth ? 'MemoryLimit' : null
  }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
