import {
  type ButtonInteraction,
  channelMention,
  DiscordAPIError,
  RESTJSONErrorCodes,
} from 'discord.js'
import type { BotContext } from '../contract.js'
import { describeError } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { textMessage } from '../shown/bot-message.js'
import { oneLine } from '../shown/markdown.js'
import { givenPrivately } from './find-answered.js'

/** Discord's limit for the name of a thread. */
const LONGEST_NAME = 100

/** Opens a thread on an answer, where follow-ups do not clutter the channel. */
export async function onThread(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const given = await givenPrivately(interaction, id, locale, context)
  if (!given) return
  const words = messagesIn(locale)
  // A thread is named after the question, and everybody sees its name.
  if (given.isPrivate) {
    await interaction.editReply(textMessage(words.noThread))
    return
  }
  try {
    const name = oneLine(given.question, LONGEST_NAME) || 'youju'
    const thread = await interaction.message.startThread({ name })
    await thread.send(textMessage(words.threadHint(context.settings.messageContent)))
    await interaction.editReply(textMessage(words.threadOpened(channelMention(thread.id))))
  } catch (error) {
    if (isThreadThere(error)) {
      // A thread has the id of the message that it was opened on.
      const thread = channelMention(interaction.message.id)
      await interaction.editReply(textMessage(words.threadOpened(thread)))
      return
    }
    context.log.warn({ err: describeError(error) }, '没能开讨论串')
    await interaction.editReply(textMessage(words.noThread))
  }
}

function isThreadThere(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage
  )
}
