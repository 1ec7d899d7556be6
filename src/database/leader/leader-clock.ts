import { setTimeout as sleep } from 'node:timers/promises'

/** The time that leaders and those who wait go by; tests have one of their own. All in milliseconds. */
export interface LeaderClock {
  /** @returns what tells how long ago this was, by whichever clock says more: one of them stands still while a machine sleeps */
  mark(): () => number
  /** Waits; sooner over when the signal is aborted. Never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Calls something later; returns what prevents it. */
  after(milliseconds: number, call: () => void): () => void
}

export const leaderClock: LeaderClock = {
  mark() {
    const [monotonic, wall] = [performance.now(), Date.now()]
    return () => Math.max(performance.now() - monotonic, Date.now() - wall)
  },
  async wait(milliseconds, signal) {
    await sleep(milliseconds, undefined, { signal }).catch(() => {})
  },
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
}
