import type { BotLog } from '../contract.js'
import { textMessage } from '../discord/bot-message.js'
import type { Show } from '../discord/deliver.js'
import { describeError } from '../failures/failure.js'
import type { Words } from '../messages/words.js'
import type { QuestionQueue } from './question-queue.js'

/** What somebody waits for before their question is worked on. */
export interface QueuedTurn {
  queue: QuestionQueue
  /** Whether Discord has taken the acknowledgement; nothing is shown before it has. */
  ready: Promise<boolean>
}

/**
 * Works when it is its turn in the queue, and tells those who have to wait how many are before them. It takes its place
 * before anything is awaited, so that the queue never holds more than it may. Where that word is on its way when the
 * turn comes, the work begins but shows nothing before it; where it is not, it is not sent any more.
 */
export async function takeTurnInQueue(
  { queue, ready }: QueuedTurn,
  { show, words, log }: { show: Show; words: Words; log: BotLog },
  work: (show: Show) => Promise<void>,
): Promise<void> {
  const { ahead } = queue
  let isTurn = false
  let word: Promise<unknown> = Promise.resolve()
  const showAhead = (isReady: boolean) => {
    if (!isReady || ahead === 0 || isTurn) return
    word = show(textMessage(words.inLine(ahead))).catch((error) =>
      log.warn({ err: describeError(error) }, '没能告诉提问者前面还有几个问题'),
    )
  }
  ready.then(showAhead, () => {})
  await queue.run(async () => {
    isTurn = true
    if (!(await ready)) return
    await work(async (message) => {
      await word
      return show(message)
    })
  })
}
