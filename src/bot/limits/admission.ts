import { RateLimit } from '../../domain/rate-limit.js'
import type { SharedCounts } from '../../domain/shared-counts.js'
import type { BotObserver } from '../health/observer.js'
import type { Words } from '../messages/words.js'
import { QuestionQueue } from './question-queue.js'

/** How many questions are taken. */
export interface Limits {
  /** Questions a minute, of all processes together. */
  perUser: number
  perChannel: number
  /** Questions that a process answers at once, and those that may wait, in all processes together. */
  atOnce: number
  waiting: number
  /** Milliseconds that answers may wait for acknowledgements. */
  longestHold?: number
}

export const standardLimits: Limits = { perUser: 20, perChannel: 120, atOnce: 4, waiting: 200 }

/**
 * Decides whether a question is taken: first by what this process has taken, without awaiting anything, so that Discord is
 * answered at once and the queue never holds more than it may; then by what all have taken.
 */
export class Admission {
  readonly queue: QuestionQueue
  readonly noting = new Standing()
  readonly #users: RateLimit
  readonly #channels: RateLimit

  constructor(
    readonly limits: Limits,
    now: () => number,
    readonly observer: BotObserver,
    /** Null where one process serves alone. */
    readonly shared: SharedCounts | null = null,
  ) {
    const { perUser, perChannel, atOnce, waiting, longestHold } = limits
    this.queue = new QuestionQueue(atOnce, waiting, longestHold)
    this.#users = new RateLimit(perUser, now)
    this.#channels = new RateLimit(perChannel, now)
  }

  /** Why a question is not taken here, as the asker is told; null when it is taken, and then it counts. */
  refusal(user: string, channel: string | null, words: Words): string | null {
    const reason = this.queue.refusal()
    if (reason !== null) return reason === 'full' ? words.lineFull : words.stopping
    const wait = this.#users.take(user)
    if (wait > 0) return this.#tooFast('user', wait, words)
    const busy = channel === null ? 0 : this.#channels.take(channel)
    return busy === 0 ? null : this.#tooFast('channel', busy, words)
  }

  /** Why a question that is taken here is not, with those that the other processes took; null also where that is not known. */
  async refusalOfAll(user: string, channel: string | null, words: Words): Promise<string | null> {
    if (this.shared === null) return null
    const { perUser, perChannel } = this.limits
    const ofUser = { key: `user ${user}`, perMinute: perUser }
    const ofChannel = { key: `channel ${channel}`, perMinute: perChannel }
    const refused = await this.shared.take(channel === null ? [ofUser] : [ofUser, ofChannel])
    if (refused === null) return null
    return this.#tooFast(refused.key === ofUser.key ? 'user' : 'channel', refused.seconds, words)
  }

  #tooFast(of: 'user' | 'channel', seconds: number, words: Words): string {
    this.observer.rateLimited(of)
    return of === 'user' ? words.tooFast(seconds) : words.channelBusy(seconds)
  }
}

/** Whether something works, so that its failure is said once rather than each time. */
export class Standing {
  #works = true

  works(): void {
    this.#works = true
  }

  fails(say: () => void): void {
    if (this.#works) say()
    this.#works = false
  }
}
