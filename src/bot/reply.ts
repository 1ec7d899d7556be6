import { type Restriction, YoujuError } from '../domain/index.js'
import { type BotMessage, textMessage } from './bot-message.js'
import type { BotLog, BotService } from './contract.js'
import { describeError, sentenceFor } from './failure.js'
import type { BotLocale } from './locale.js'
import { messagesIn } from './messages.js'
import { renderAnswer } from './render-answer.js'

/** The message that answers `question`; an error becomes a message too, so this never rejects. */
export async function composeReply(
  service: BotService,
  question: string,
  locale: BotLocale,
  log: BotLog,
  restriction: Restriction = {},
): Promise<BotMessage> {
  try {
    return renderAnswer(await service.ask(question, restriction), locale)
  } catch (error) {
    const fields = { err: describeError(error) }
    if (error instanceof YoujuError) log.warn(fields, '这个问题没有得到回答，原因已告诉提问者')
    else log.error(fields, '回答问题时出错')
    return textMessage(sentenceFor(error, locale))
  }
}

/** Sends a message; if Discord refuses it, the asker is told in one sentence that something failed. */
export async function deliver(
  send: (message: BotMessage) => Promise<unknown>,
  message: BotMessage,
  locale: BotLocale,
  log: BotLog,
): Promise<void> {
  try {
    await send(message)
  } catch (error) {
    log.error({ err: describeError(error) }, 'Discord 没有收下这条回答')
    // An edit keeps what it does not mention, hence the empty list.
    await send({ ...textMessage(messagesIn(locale).failed), embeds: [] }).catch((second) =>
      log.error({ err: describeError(second) }, '出错的提示也没能送达'),
    )
  }
}
