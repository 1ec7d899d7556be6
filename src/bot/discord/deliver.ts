import type { BotLog } from '../contract.js'
import { describeError } from '../failures/failure.js'
import type { Words } from '../messages/words.js'
import { type BotMessage, textMessage } from './bot-message.js'

/**
 * Shows a message, or shows another in its place; resolves with the message that shows it, null where its reader was
 * told something else instead.
 */
export type Show = (message: BotMessage) => Promise<{ id: string } | null>

/**
 * Sends a message; if Discord refuses it, the asker is told in one sentence that something failed.
 * @returns the message's id, or null when it is not shown
 */
export async function deliver(
  show: Show,
  message: BotMessage,
  words: Words,
  log: BotLog,
): Promise<string | null> {
  try {
    return (await show(message))?.id ?? null
  } catch (error) {
    log.error({ err: describeError(error) }, 'Discord 没有收下这条消息')
    await show(textMessage(words.failed)).catch((second) =>
      log.error({ err: describeError(second) }, '出错的提示也没能送达'),
    )
    return null
  }
}
