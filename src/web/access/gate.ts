import PQueue from 'p-queue'
import type { SharedCounts } from '../../domain/index.js'
import { RateLimit } from '../../domain/rate-limit.js'
import { failure } from '../../wording/failure.js'

/** Whose requests are counted: a member or guest who asks on a page, a token, an address that brings none. */
type Counted = 'visitor' | 'token' | 'address'

/** How much is taken, on pages and of programs together. */
export interface Limits {
  /** Questions, checks and searches of a visitor of the pages in any minute; requests of the others. */
  perMinute: Readonly<Record<Counted, number>>
  /** Of each process: questions worked on at once, those that may wait, and how many of both may be one caller's. */
  atOnce: number
  waiting: number
  perCaller: number
  /** Milliseconds between two signs of life while an answer is being made. */
  heartbeat: number
}

export const standardLimits: Limits = {
  perMinute: { visitor: 20, token: 120, address: 60 },
  atOnce: 4,
  waiting: 200,
  perCaller: 16,
  heartbeat: 15_000,
}

/** Decides whether a request is taken now, and when work begins. */
export class Gate {
  readonly #queue: PQueue
  readonly #counts: Readonly<Record<Counted, RateLimit>>
  /** How much work of each caller waits or is under way; of those alone who have some. */
  readonly #open = new Map<string, number>()

  constructor(
    readonly limits: Limits,
    now: () => number,
    /** What all processes count together; null where one serves alone, or the records are not open yet. */
    readonly shared: () => SharedCounts | null = () => null,
  ) {
    const { visitor, token, address } = limits.perMinute
    this.#queue = new PQueue({ concurrency: limits.atOnce })
    this.#counts = {
      visitor: new RateLimit(visitor, now),
      token: new RateLimit(token, now),
      address: new RateLimit(address, now),
    }
  }

  /** Counts a request. @throws YoujuError too_fast */
  async count(of: Counted, key: string): Promise<void> {
    const here = this.#counts[of].take(key)
    if (here > 0) throw failure('too_fast', { seconds: here })
    const counted = { key: `page ${of} ${key}`, perMinute: this.limits.perMinute[of] }
    const refused = await this.shared()?.take([counted])
    if (refused) throw failure('too_fast', { seconds: refused.seconds })
  }

  /** Resolves when no work waits or is under way. */
  idle(): Promise<void> {
    return this.#queue.onIdle()
  }

  /** @throws YoujuError too_busy where `run` would take no more work of this caller now */
  assertRoom(key: string): void {
    const { atOnce, waiting, perCaller } = this.limits
    const all = this.#queue.size + this.#queue.pending
    const isFull = all >= atOnce + waiting || (this.#open.get(key) ?? 0) >= perCaller
    if (isFull) throw failure('too_busy', {})
  }

  /**
   * Works when it is its turn. Work whose client has left meanwhile is not begun.
   * @throws YoujuError too_busy, before anything is awaited
   */
  run<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    this.assertRoom(key)
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1)
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
