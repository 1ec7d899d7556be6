import { ChannelType, type Message } from 'discord.js'
import type { BotContext } from '../contract.js'
import { describeError } from '../failure.js'
import { localeOfDiscord, localeOfText } from '../locale.js'
import type { Admission } from '../manners/admission.js'
import { messagesIn } from '../messages/messages.js'
import { type BotMessage, textMessage } from '../shown/bot-message.js'
import { deliver, type Show } from '../shown/deliver.js'
import { answerQuestion } from './answer-question.js'

/**
 * Answers a message that is addressed to the bot: one that mentions it, a direct message, a reply to an answer, or,
 * where messages may be read, any message in a thread that the bot has opened.
 */
export async function onMessage(
  message: Message,
  context: BotContext,
  admission: Admission,
): Promise<void> {
  const self = message.client.user.id
  // Two bots that answer each other would never stop.
  if (message.author.bot || message.webhookId !== null || message.system) return
  // Discord's own list of mentioned users: it holds neither roles nor @everyone.
  const isMentioned = message.mentions.users.has(self)
  const inOwnThread = message.channel.isThread() && message.channel.ownerId === self
  if (!isMentioned && message.inGuild() && !inOwnThread && !mayBeReply(message)) return

  const { question, mentionsInText } = addressed(message.content, self)
  const previous = await followedUp(message, context).catch((error) => {
    context.log.error({ err: describeError(error) }, '没能查到这条消息接的是哪个回答')
    return null
  })
  if (!isMentioned && message.inGuild() && !inOwnThread && previous === null) return
  const locale = localeOfText(question, localeOfDiscord(message.guild?.preferredLocale))
  const show = repeatable(message)
  if (question === '') {
    // A picture in reply to an answer mentions the bot too, without asking anything.
    const inPassing = !mentionsInText && (message.reference !== null || inOwnThread)
    if (!inPassing)
      await deliver(show, textMessage(messagesIn(locale).howToAsk), locale, context.log)
    return
  }
  const refusal = admission.refusal(message.author.id, message.channelId, locale)
  if (refusal !== null) {
    context.observer.question('refused', null)
    await deliver(show, textMessage(refusal), locale, context.log)
    return
  }
  const asked = {
    question,
    locale,
    user: message.author.id,
    channel: message.channelId,
    previous,
    isPrivate: false,
    mayBranch: message.channel.type === ChannelType.GuildText,
  }
  await answerQuestion(asked, show, admission.line, context)
}

function mayBeReply(message: Message): boolean {
  return message.reference?.messageId !== undefined && message.content !== ''
}

function addressed(content: string, self: string): { question: string; mentionsInText: boolean } {
  const mention = new RegExp(`<@!?${self}>`, 'g')
  const question = content.replace(mention, ' ').replace(/\s+/gu, ' ').trim()
  return { question, mentionsInText: content.search(mention) >= 0 }
}

/** The id of the given answer that a message follows up: the one it replies to, or the last of the bot's own thread. */
async function followedUp(message: Message, { state }: BotContext): Promise<string | null> {
  const repliedTo = message.reference?.messageId
  const replied = repliedTo === undefined ? null : await state.givenIn(repliedTo)
  if (replied !== null) return replied.kind === 'answer' && !replied.isPrivate ? replied.id : null
  const { channel } = message
  if (!channel.isThread() || channel.ownerId !== message.client.user.id) return null
  // A thread has the id of the message that it was opened on.
  const last = (await state.lastIn(channel.id)) ?? (await state.givenIn(channel.id))
  return last?.id ?? null
}

/** Replies the first time, and edits that reply from then on. */
function repeatable(message: Message): Show {
  let reply: Message | null = null
  return async (shown: BotMessage) => {
    if (reply) return reply.edit(shown)
    reply = await message.reply(shown)
    return reply
  }
}
