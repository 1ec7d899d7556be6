import { cutShortTeller } from '../asking/cut-short.js'
import type { BotContext } from '../contract.js'
import type { Clock } from '../retention.js'
import type { UnderWay } from './under-way.js'

/** How often it is looked whether a process left questions unanswered, in milliseconds. */
const CUT_SHORT_EVERY = 15_000
/** How often the rules of channels are read again that moderators may have set at another process, in milliseconds. */
const RULES_EVERY = 5_000

/** Does what the other processes of this bot, and those before it, make necessary; returns what ends it. */
export function mindOthers(
  homes: readonly BotContext[],
  clock: Clock,
  underWay: UnderWay,
): () => void {
  const tellers = homes.map(cutShortTeller)
  const tell = () => underWay.add(Promise.all(tellers.map((each) => each())))
  const shared = homes.filter(({ state }) => state.shared !== null)
  // Where it fails, the rules stay as they are until the next time.
  const read = () =>
    underWay.add(Promise.all(shared.map(({ channels }) => channels.load().catch(() => {}))))
  tell()
  const stopTelling = clock.every(CUT_SHORT_EVERY, tell)
  const stopReading = shared.length === 0 ? () => {} : clock.every(RULES_EVERY, read)
  return () => {
    stopTelling()
    stopReading()
  }
}
