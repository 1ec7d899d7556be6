import { setTimeout as sleep } from 'node:timers/promises'

/** How time passes; tests pass it themselves. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after so many milliseconds; rejects with the signal's reason. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: Date.now,
  wait: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal }).catch((error: unknown) => {
      throw signal?.aborted ? signal.reason : error
    })
  },
}

interface Host {
  /** Settles when all requests before the next one are over. */
  turn: Promise<unknown>
  /** The end of its last request. */
  endedAt: number
}

/** Lets one request at a time go to each host, with a pause after each. */
export class HostQueue {
  readonly #hosts = new Map<string, Host>()

  constructor(private readonly clock: Clock) {}

  /**
   * Runs work when the requests to the host before it are over, and the pause after the last one is too.
   * @param pause milliseconds, asked for when it is the work's turn
   */
  run<T>(
    host: string,
    pause: () => number,
    work: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const known = this.#hosts.get(host) ?? {
      turn: Promise.resolve(),
      endedAt: Number.NEGATIVE_INFINITY,
    }
    this.#hosts.set(host, known)
    const mine = known.turn.then(async () => {
      signal?.throwIfAborted()
      const left = known.endedAt + pause() - this.clock.now()
      if (left > 0) await this.clock.wait(left, signal)
      try {
        return await work()
      } finally {
        known.endedAt = this.clock.now()
      }
    })
    known.turn = mine.catch(() => {})
    return mine
  }
}
