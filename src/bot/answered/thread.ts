import {
  type ButtonInteraction,
  channelMention,
  DiscordAPIError,
  RESTJSONErrorCodes,
} from 'discord.js'
import { textMessage } from '../discord/bot-message.js'
import { threadName } from '../discord/markdown.js'
import { describeError } from '../failures/failure.js'
import type { Components, Exchange } from '../feature.js'
import { givenPrivately } from './find-answered.js'

export const threads: Components = { kind: 'components', buttons: { thread: onThread } }

/** Opens a thread on an answer, where follow-ups do not clutter the channel. */
async function onThread(
  exchange: Exchange<ButtonInteraction>,
  [id]: readonly string[],
): Promise<void> {
  const given = await givenPrivately(exchange, id)
  if (!given) return
  const { interaction, words, context } = exchange
  // A thread is named after the question, and everybody sees its name.
  if (given.isPrivate) {
    await interaction.editReply(textMessage(words.noThread))
    return
  }
  try {
    const name = threadName(given.question)
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
