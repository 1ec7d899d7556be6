import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import PQueue from 'p-queue'
import type { WebEnv } from '../contract.js'

/** Questions that one visitor may ask in a minute. */
const PER_MINUTE = 20
const MINUTE = 60_000
/** Questions that are answered at once, and that may wait. */
const AT_ONCE = 4
const WAITING = 200

/** Why a question is not taken: `wait` seconds until the visitor may ask again, or too many are waiting. */
export type NotTaken = { wait: number } | 'busy'

/** Decides how fast visitors may ask, and answers so many at once. */
export class Pace {
  readonly #queue = new PQueue({ concurrency: AT_ONCE })
  #minute = 0
  /** Questions of this minute, by visitor; forgotten with the minute, so that memory does not grow with all visitors. */
  #asked = new Map<string, number>()

  constructor(readonly now: () => number) {}

  /** Counts a question; returns why it is not taken, or null. */
  refusal(who: string): NotTaken | null {
    if (this.#queue.size >= WAITING) return 'busy'
    const now = this.now()
    const minute = Math.floor(now / MINUTE)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#asked = new Map()
    }
    const count = this.#asked.get(who) ?? 0
    if (count >= PER_MINUTE)
      return { wait: Math.max(1, Math.ceil(((minute + 1) * MINUTE - now) / 1000)) }
    this.#asked.set(who, count + 1)
    return null
  }

  /** Runs work when it is its turn. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.add(work) as Promise<T>
  }
}

/**
 * Returns by what a visitor's questions are counted: a member's id, else the address. Behind a proxy on this machine the
 * address is the one that the proxy added last; whatever a client wrote before it is not believed.
 */
export function paceKey(request: Context<WebEnv>): string {
  const user = request.get('visitor')?.user
  if (user) return `user ${user}`
  const address = addressOf(request)
  const isLoopback = /^(?:127\.|::1$|::ffff:127\.)/.test(address)
  const forwarded = isLoopback
    ? request.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : ''
  return `address ${forwarded || address}`
}

function addressOf(request: Context<WebEnv>): string {
  try {
    return getConnInfo(request).remote.address ?? ''
  } catch {
    // Asked without a connection, as by a program that calls the pages directly.
    return ''
  }
}
