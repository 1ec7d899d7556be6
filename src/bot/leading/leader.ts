import type { Leader } from '../../domain/index.js'
import type { BotContext } from '../contract.js'

/** Where no process has others beside it: it leads from its beginning to its end. */
export function onlyLeader(): Leader {
  const term = new AbortController()
  let ended = async () => {}
  return {
    term: () => term.signal,
    async begin(duties) {
      ended = await duties(term.signal)
    },
    async close() {
      term.abort()
      await ended()
    },
  }
}

/** Returns what the leader works with, which is told to stop also when its term is over; null where another leads. */
export function asLeader(context: BotContext): BotContext | null {
  const term = context.term()
  return term && { ...context, stopping: AbortSignal.any([context.stopping, term]) }
}
