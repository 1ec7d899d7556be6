import { RateLimit } from '../../domain/rate-limit.js'
import type { BotObserver } from '../health/observer.js'
import type { Words } from '../messages/words.js'
import { QuestionQueue } from './question-queue.js'

/** How many questions are taken. */
export interface Limits {
  /** Questions a minute. */
  perUser: number
  perChannel: number
  /** Questions answered at once, and those that may wait. */
  atOnce: number
  waiting: number
  /** Milliseconds that answers may wait for acknowledgements. */
  longestHold?: number
}

export const standardLimits: Limits = { perUser: 20, perChannel: 120, atOnce: 4, waiting: 200 }

/** Decides whether a question is taken now, without awaiting anything. */
export class Admission {
  readonly queue: QuestionQueue
  readonly #users: RateLimit
  readonly #channels: RateLimit

  constructor(
    { perUser, perChannel, atOnce, waiting, longestHold }: Limits,
    now: () => number,
    readonly observer: BotObserver,
  ) {
    this.queue = new QuestionQueue(atOnce, waiting, longestHold)
    this.#users = new RateLimit(perUser, now)
    this.#channels = new RateLimit(perChannel, now)
  }

  /** Why a question is not taken, as the asker is told; null when it is taken, and then it counts. */
  refusal(user: string, channel: string | null, words: Words): string | null {
    const reason = this.queue.refusal()
    if (reason !== null) return reason === 'full' ? words.lineFull : words.stopping
    const wait = this.#users.take(user)
    if (wait > 0) {
      this.observer.rateLimited('user')
      return words.tooFast(wait)
    }
    const busy = channel === null ? 0 : this.#channels.take(channel)
    if (busy === 0) return null
    this.observer.rateLimited('channel')
    return words.channelBusy(busy)
  }
}
