import { channelMention, type Message } from 'discord.js'
import { textMessage } from '../discord/bot-message.js'
import type { Show } from '../discord/deliver.js'
import { isRefusal } from '../discord/refused.js'
import type { Words } from '../messages/words.js'

/**
 * Replies the first time, and edits that reply from then on. Who asks where the bot may not write is told so in a
 * direct message, once.
 */
export function replyTo(message: Message, words: Words): Show {
  let reply: Message | null = null
  let isNotified = false
  return async (shown) => {
    if (reply) return reply.edit(shown)
    try {
      reply = await message.reply(shown)
      return reply
    } catch (error) {
      if (isRefusal(error, 'mayNotWrite') && !isNotified) {
        isNotified = true
        const notice = words.mayNotWrite(channelMention(message.channelId))
        // Who takes no direct messages cannot be told.
        await message.author.send(textMessage(notice)).catch(() => {})
      }
      throw error
    }
  }
}
