import { ButtonStyle } from 'discord.js'
import type { Answer } from '../../domain/index.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { button, type Row, row } from './components.js'

/** What can be done with an answer: at most five buttons, which still work after a restart. */
export function answerButtons(
  id: string,
  answer: Answer,
  { isPrivate, mayBranch }: { isPrivate: boolean; mayBranch: boolean },
  locale: BotLocale,
): Row[] {
  const { buttons } = messagesIn(locale)
  const hasQuotes = answer.citations.length > 0 || answer.related.length > 0
  return [
    row(
      ...(hasQuotes ? [button(`original:${id}`, buttons.original)] : []),
      button(`receipt:${id}`, buttons.receipt),
      button(`up:${id}`, '👍'),
      button(`down:${id}`, '👎'),
      ...(isPrivate ? [button(`publish:${id}`, buttons.publish, ButtonStyle.Primary)] : []),
      ...(!isPrivate && mayBranch ? [button(`thread:${id}`, buttons.thread)] : []),
    ),
  ]
}
