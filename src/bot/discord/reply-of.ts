import type { BaseInteraction, CommandInteraction } from 'discord.js'
import type { AnswerPlace } from '../../domain/index.js'
import type { BotLog } from '../contract.js'
import { describeError } from '../failures/failure.js'
import type { Words } from '../messages/words.js'
import { type BotMessage, naming, textMessage } from './bot-message.js'
import type { Show } from './deliver.js'
import { isRefusal } from './refused.js'

interface Replied {
  /** What the answer is to. */
  question: string
  isPrivate: boolean
  words: Words
}

/** Where an interaction is answered, also by another process. */
export function placeOf(
  { applicationId: application, token }: BaseInteraction & { token: string },
  kind: 'reply' | 'update',
): AnswerPlace {
  return { kind, application, token }
}

/**
 * Shows an answer in a command's reply. That can be edited for 15 minutes; after that, what everybody may see is shown
 * in an ordinary message of the channel, which names the question, and who asked privately is told to ask again.
 */
export function replyOf(interaction: CommandInteraction, replied: Replied, log: BotLog): Show {
  let later: Show | null = null
  return async (message) => {
    if (later) return later(message)
    try {
      // Not editReply: that one only knows of acknowledgements whose answer arrived.
      return await interaction.webhook.editMessage('@original', message)
    } catch (error) {
      if (!isRefusal(error, 'isExpired')) throw error
      log.warn({ err: describeError(error) }, '这次操作已过期，改用别的方式回复')
      later = replied.isPrivate ? sentOnce(interaction, replied) : inChannel(interaction, replied)
      return later(message)
    }
  }
}

function inChannel(interaction: CommandInteraction, { question }: Replied): Show {
  let edit: ((message: BotMessage) => ReturnType<Show>) | null = null
  return async (message) => {
    const named = naming(question, message)
    if (edit) return edit(named)
    const channel =
      interaction.channel ?? (await interaction.client.channels.fetch(interaction.channelId))
    if (!channel?.isSendable()) throw new Error('nothing can be sent to this channel')
    const sent = await channel.send(named)
    edit = (next) => sent.edit(next)
    return sent
  }
}

/** What was asked privately is not repeated anywhere. */
function sentOnce(interaction: CommandInteraction, { words }: Replied): Show {
  let isSent = false
  return async () => {
    if (isSent) return null
    await interaction.user.send(textMessage(words.tookTooLong))
    isSent = true
    return null
  }
}
