import { createHash } from 'node:crypto'
import type { Subscription } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import type { BotMessage } from '../discord/bot-message.js'
import { describeError } from '../failures/failure.js'
import { localeOfDiscord } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'

/**
 * Shows a message in each of the channels; where that fails, the log says so.
 * @param once what is shown twice in a channel under one name within minutes, as after a crash, Discord shows once
 */
export async function showIn(
  subscriptions: readonly Subscription[],
  once: string,
  messageIn: (words: Words) => BotMessage,
  { client, log, settings, homeServer }: BotContext,
): Promise<void> {
  for (const { channel: id, locale } of subscriptions) {
    const words = wordsIn(localeOfDiscord(locale) ?? settings.language ?? 'zh-CN')
    try {
      const channel = await client.channels.fetch(id)
      const isOwn =
        homeServer === null || (channel && 'guildId' in channel && channel.guildId === homeServer)
      if (!isOwn || !channel?.isSendable()) throw new Error('nothing can be sent to this channel')
      await channel.send({
        ...messageIn(words),
        nonce: nonceOf(`${id} ${once}`),
        enforceNonce: true,
      })
    } catch (error) {
      log.warn({ channel: id, err: describeError(error) }, '没能在频道里报告')
    }
  }
}

/** Discord takes 25 characters, and compares them over all channels. */
function nonceOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 25)
}
