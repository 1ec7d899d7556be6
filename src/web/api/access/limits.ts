import PQueue from 'p-queue'
import { RateLimit } from '../../../domain/rate-limit.js'
import { failure } from '../../../wording/failure.js'

/** How many requests are taken. */
export interface ApiLimits {
  /** Requests a minute. */
  perToken: number
  perAddress: number
  /** Questions worked on at once, those that may wait, and how many of both may be one caller's. */
  atOnce: number
  waiting: number
  perCaller: number
  /** Milliseconds between two signs of life while an answer is being made. */
  heartbeat: number
}

export const standardApiLimits: ApiLimits = {
  perToken: 120,
  perAddress: 60,
  atOnce: 4,
  waiting: 100,
  perCaller: 16,
  heartbeat: 15_000,
}

/** Decides whether a request is taken now, and when work begins. */
export class Gate {
  readonly #queue: PQueue
  readonly #tokens: RateLimit
  readonly #addresses: RateLimit
  /** How much work of each caller waits or is under way; of those alone who have some. */
  readonly #open = new Map<string, number>()

  constructor(
    readonly limits: ApiLimits,
    now: () => number,
  ) {
    this.#queue = new PQueue({ concurrency: limits.atOnce })
    this.#tokens = new RateLimit(limits.perToken, now)
    this.#addresses = new RateLimit(limits.perAddress, now)
  }

  /** Counts a request of a token or of an address. @throws YoujuError too_fast */
  count(of: 'token' | 'address', key: string): void {
    const seconds = (of === 'token' ? this.#tokens : this.#addresses).take(key)
    if (seconds > 0) throw failure('too_fast', { seconds })
  }

  /** Resolves when no work waits or is under way. */
  idle(): Promise<void> {
    return this.#queue.onIdle()
  }

  /**
   * Works when it is its turn. Work whose client has left meanwhile is not begun.
   * @throws YoujuError too_busy, before anything is awaited
   */
  run<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const { atOnce, waiting, perCaller } = this.limits
    const open = this.#open.get(key) ?? 0
    const all = this.#queue.size + this.#queue.pending
    if (open >= perCaller || all >= atOnce + waiting) throw failure('too_busy', {})
    this.#open.set(key, open + 1)
    const done = this.#queue.add(
      async () => {
        signal.throwIfAborted()
        return work()
      },
      { signal },
    )
    return done.finally(() => {
      const left = (this.#open.get(key) ?? 1) - 1
      if (left > 0) this.#open.set(key, left)
      else this.#open.delete(key)
    }) as Promise<T>
  }
}
