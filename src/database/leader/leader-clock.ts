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

/** In milliseconds. */
export interface LeaderTimes {
  /** Between two tries to get the lock, and between two proofs that it is still held. */
  beat: number
  /** A leader that was not told for so long that it has the lock leads no more. */
  giveUpAfter: number
  /** How long a new leader waits where the one before may not know yet that it leads no more; longer than `giveUpAfter`. */
  waitBefore: number
  /** After how long the server ends a session from which it hears nothing, and frees its lock. */
  freedAfter: number
}

export const leaderTimes: LeaderTimes = {
  beat: 3_000,
  giveUpAfter: 10_000,
  waitBefore: 15_000,
  freedAfter: 20_000,
}
