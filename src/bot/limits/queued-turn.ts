import type { AnswerPlace } from '../../domain/index.js'
import { textMessage } from '../discord/bot-message.js'
import type { Show } from '../discord/deliver.js'
import { describeError } from '../failures/failure.js'
import { wordsIn } from '../messages/words-in.js'
import { type Asker, notedTurn, type QueueContext } from './noted-turn.js'

/** What somebody waits for before their question is worked on. */
export interface QueuedTurn {
  asker: Asker
  place: AnswerPlace
  /** Whether Discord has taken the acknowledgement; nothing is shown before it has. */
  ready: Promise<boolean>
  show: Show
}

/**
 * Works when it is its turn in the queue, and tells those who have to wait how many are before them. It takes its place
 * before anything is awaited, so that the queue never holds more than it may. Where that word is on its way when the
 * turn comes, the work begins but shows nothing before it; where it is not, it is not sent any more. What all processes
 * together do not take is refused, and what another has taken over meanwhile shows nothing.
 * @returns whether it was taken
 */
export async function takeTurnInQueue(
  { asker, place, ready, show }: QueuedTurn,
  context: QueueContext,
  work: (show: Show) => Promise<void>,
): Promise<boolean> {
  const { admission, log } = context
  const words = wordsIn(asker.locale)
  const { ahead } = admission.queue
  const noted = notedTurn(asker, place, context)
  let isTurn = false
  let word: Promise<unknown> = Promise.resolve()
  const isTaken = ready.then(async (isReady) => {
    if (!isReady) return false
    const refusal = await noted.refusal
    if (refusal !== null) {
      word = show(textMessage(refusal)).catch((error) =>
        log.warn({ err: describeError(error) }, '没能告诉提问者为什么现在不接这个问题'),
      )
    } else if (ahead > 0 && !isTurn) {
      word = show(textMessage(words.inLine(ahead))).catch((error) =>
        log.warn({ err: describeError(error) }, '没能告诉提问者前面还有几个问题'),
      )
    }
    return refusal === null
  })
  isTaken.catch(() => {})
  try {
    await admission.queue.run(async () => {
      isTurn = true
      if (!(await isTaken)) return
      await work(async (message) => {
        await word
        return (await noted.isOurs()) ? show(message) : null
      })
    })
    await word
    return (await noted.refusal) === null
  } finally {
    await noted.end()
  }
}
