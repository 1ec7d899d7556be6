import type { Breach, ClaimCheck, ViolationKind } from '../../domain/index.js'

/** How a question ended; `refused` was not taken: asked too fast, or the queue was full or about to stop. */
export type Outcome = 'answered' | 'no_evidence' | 'refused' | 'failed'

/** Told of what the bot does, without a word of what anybody asked. */
export interface BotObserver {
  /** `seconds` run from the question, its wait in the queue included, to the answer shown; null where there is none. */
  question(outcome: Outcome, seconds: number | null): void
  check(verdict: ClaimCheck['verdict'] | 'failed'): void
  /** Something broke the contract of quotes and was not given; once for each thing that is wrong with it. */
  breach(of: Breach['of'], kind: ViolationKind): void
  /** A person, or all of a channel, asks too fast. */
  rateLimited(scope: 'user' | 'channel'): void
  /** The connection to Discord was lost and is opened again. */
  reconnect(): void
}

export const unobserved: BotObserver = {
  question() {},
  check() {},
  breach() {},
  rateLimited() {},
  reconnect() {},
}
