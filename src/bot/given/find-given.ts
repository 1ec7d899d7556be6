import type { Given } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { type BotMessage, textMessage } from '../shown/bot-message.js'

/** What was given under an id, or the message that says that it is no longer there. */
export async function findGiven(
  id: string | undefined,
  locale: BotLocale,
  { state }: BotContext,
): Promise<{ given: Given } | { missing: BotMessage }> {
  const given = id === undefined ? null : await state.given(id)
  return given ? { given } : { missing: textMessage(messagesIn(locale).gone) }
}
