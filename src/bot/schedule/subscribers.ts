import { createHash } from 'node:crypto'
import type { Subscription } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import type { BotMessage } from '../discord/bot-message.js'
import { channelOf } from '../discord/channel-of.js'
import { isRefusal, isRefusedForGood } from '../discord/refused.js'
import { describeError } from '../failures/failure.js'
import { localeOfDiscord } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'

/**
 * Shows a message in a channel. Where Discord refuses it, the log says so; a channel that was deleted is told nothing more.
 * @param once what is shown twice in a channel under one name within minutes, as after a crash, Discord shows once
 * @returns false if it could not be shown now, and may be later: what cannot be reached was not refused
 */
export async function showIn(
  subscription: Subscription,
  once: string,
  messageIn: (words: Words) => BotMessage,
  { client, state, log, settings, homeServer }: BotContext,
): Promise<boolean> {
  const { channel: id, locale } = subscription
  const shown = messageIn(wordsIn(localeOfDiscord(locale) ?? settings.language ?? 'zh-CN'))
  try {
    const channel = await channelOf(client, id)
    const isOwn =
      homeServer === null || (channel && 'guildId' in channel && channel.guildId === homeServer)
    if (isOwn && channel?.isSendable()) {
      await channel.send({ ...shown, nonce: nonceOf(`${id} ${once}`), enforceNonce: true })
    } else log.warn({ channel: id }, '没能在频道里报告')
    return true
  } catch (error) {
    const isFinal = isRefusedForGood(error)
    log.warn({ channel: id, err: describeError(error), isFinal }, '没能在频道里报告')
    if (isRefusal(error, 'isNoChannel')) {
      await state.subscribe({ ...subscription, reports: false, digestAt: null })
    }
    return isFinal
  }
}

/** Discord takes 25 characters, and compares them over all channels. */
function nonceOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 25)
}
