import { ModelFailure } from './model-failure.js'

/** Where the tokens spent on each day (ISO date, UTC) are remembered. */
export interface TokenUsage {
  spent(day: string): Promise<number>
  /** Adds to a day; fewer than none where less was used than set aside. */
  spend(day: string, tokens: number): Promise<void>
}

/** How many tokens may be used on one day (UTC), over restarts. */
export interface TokenBudget {
  /**
   * Sets tokens aside for a call; they count as used until it is told what really were.
   * @throws ModelFailure budget, usage_unknown
   */
  reserve(tokens: number): Promise<Reserved>
}

interface Reserved {
  settle(used: number): Promise<void>
}

/** A budget of `perDay` tokens; `now` is the time in milliseconds. */
export function tokenBudget(
  usage: TokenUsage,
  perDay: number,
  now: () => number = Date.now,
): TokenBudget {
  const reserve = async (tokens: number): Promise<Reserved> => {
    // A call that ends after midnight counts for the day on which it began.
    const day = new Date(now()).toISOString().slice(0, 10)
    if ((await known(usage.spent(day))) + tokens > perDay) throw new ModelFailure('budget')
    await known(usage.spend(day, tokens))
    return {
      // An answer that is there already is not lost over its bill: what was set aside stays counted then.
      settle: (used) => usage.spend(day, used - tokens).catch(() => {}),
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    reserve(tokens) {
      // One after the other: two that looked at once would both find room for one.
      const next = last.then(() => reserve(tokens))
      last = next.catch(() => {})
      return next
    },
  }
}

/** A model is not asked where nobody could tell what it has cost. */
function known<T>(usage: Promise<T>): Promise<T> {
  return usage.catch((cause: unknown) => {
    throw new ModelFailure('usage_unknown', { cause })
  })
}

/** A guess at how many tokens a text is: a Han character is about one, other text a third of its length. */
export function estimateTokens(text: string): number {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return han + Math.ceil((text.length - han) / 3)
}
