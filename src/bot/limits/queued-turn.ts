import type { BotLog } from '../contract.js'
import { describeError } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { textMessage } from '../shown/bot-message.js'
import type { Show } from '../shown/deliver.js'
import type { QuestionQueue } from './question-queue.js'

/** What must come before something is worked on. */
export interface QueuedTurn {
  line: QuestionQueue
  /** Whether Discord has taken the acknowledgement, which nothing may go before. */
  ready: Promise<boolean>
}

/**
 * Takes a place in the line at once, before anything is awaited, so that the line never holds more than it may; tells
 * those who have to wait how many are before them, and works when it is their turn. What the work shows waits for that
 * word if it is on its way, and the work itself does not; once it is their turn, the word is not sent any more.
 */
export async function takeTurnInQueue(
  { line, ready }: QueuedTurn,
  { show, locale, log }: { show: Show; locale: BotLocale; log: BotLog },
  work: (show: Show) => Promise<void>,
): Promise<void> {
  const { ahead } = line
  let isTurn = false
  let word: Promise<unknown> = Promise.resolve()
  const tell = (isReady: boolean) => {
    if (!isReady || ahead === 0 || isTurn) return
    word = show(textMessage(messagesIn(locale).inLine(ahead))).catch((error) =>
      log.warn({ err: describeError(error) }, '没能告诉提问者前面还有几个问题'),
    )
  }
  ready.then(tell, () => {})
  await line.run(async () => {
    isTurn = true
    if (!(await ready)) return
    await work(async (message) => {
      await word
      return show(message)
    })
  })
}
