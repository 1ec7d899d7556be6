import { ModelFailure } from './model-failure.js'

/** Storage for the tokens spent on each day (ISO date, UTC). */
export interface TokenUsage {
  /** Adds tokens to a day if no more than `most` are spent then, all processes together; returns whether they were. */
  spendWithin(day: string, tokens: number, most: number): Promise<boolean>
  /** Adds tokens to a day; a negative number if less was used than reserved. */
  spend(day: string, tokens: number): Promise<void>
}

/** A limit on the tokens used per day (UTC) that persists across restarts. */
export interface TokenBudget {
  /**
   * Reserves tokens for a call; they count as used until `settle` reports the actual number.
   * @throws ModelFailure budget, usage_unknown
   */
  reserve(tokens: number): Promise<Reserved>
}

interface Reserved {
  settle(used: number): Promise<void>
}

/** Creates a budget of `perDay` tokens; `now` returns the time in milliseconds. */
export function tokenBudget(
  usage: TokenUsage,
  perDay: number,
  now: () => number = Date.now,
): TokenBudget {
  return {
    async reserve(tokens) {
      // A call that ends after midnight counts for the day on which it began.
      const day = new Date(now()).toISOString().slice(0, 10)
      if (!(await known(usage.spendWithin(day, tokens, perDay)))) throw new ModelFailure('budget')
      return {
        // A failure to record usage must not lose an answer that is already there; the reserved tokens then stay counted.
        settle: (used) => usage.spend(day, used - tokens).catch(() => {}),
      }
    },
  }
}

/** Fails with usage_unknown if the usage cannot be read or recorded, so that no model is called at unknown cost. */
function known<T>(usage: Promise<T>): Promise<T> {
  return usage.catch((cause: unknown) => {
    throw new ModelFailure('usage_unknown', { cause })
  })
}

/** Estimates the number of tokens in a text: about one per Han character and one per three other characters. */
export function estimateTokens(text: string): number {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return han + Math.ceil((text.length - han) / 3)
}
