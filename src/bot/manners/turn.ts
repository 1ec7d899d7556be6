import type { BotLog } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { textMessage } from '../shown/bot-message.js'
import { deliver, type Show } from '../shown/deliver.js'
import type { Line } from './line.js'

/** What must come before something is worked on. */
export interface Turn {
  line: Line
  /** Whether Discord has taken the acknowledgement, which nothing may go before. */
  ready: Promise<boolean>
}

/**
 * Takes a place in the line at once, before anything is awaited, so that the line never holds more than it may; tells
 * those who have to wait how many are before them, and works when it is their turn.
 */
export async function takeTurn(
  { line, ready }: Turn,
  { show, locale, log }: { show: Show; locale: BotLocale; log: BotLog },
  work: () => Promise<void>,
): Promise<void> {
  const { ahead } = line
  const told = ready.then(async (isReady) => {
    if (!isReady || ahead === 0) return isReady
    await deliver(show, textMessage(messagesIn(locale).inLine(ahead)), locale, log)
    return true
  })
  await line.run(async () => {
    if (await told) await work()
  })
}
