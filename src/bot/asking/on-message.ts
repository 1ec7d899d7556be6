import { ChannelType, type Message } from 'discord.js'
import { asksSomething } from '../../app.js'
import { restrictionIn } from '../channels/rules.js'
import type { BotContext } from '../contract.js'
import { textMessage } from '../discord/bot-message.js'
import { deliver } from '../discord/deliver.js'
import { describeError } from '../failures/failure.js'
import { localeOfDiscord, localeOfText } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'
import { replyToQuestion } from './answer-question.js'
import { answerUnasked, isPutToEverybody } from './put-to-everybody.js'
import { replyTo } from './reply-to.js'

/**
 * Answers a message that is addressed to the bot: one that mentions it, a direct message, a reply to an answer, or,
 * where messages may be read, any message in a thread that the bot has opened. Also one that nobody addressed to it,
 * where the channel's rule says so.
 */
export async function onMessage(message: Message, context: BotContext): Promise<void> {
  const self = message.client.user.id
  // Two bots that answer each other would never stop.
  if (message.author.bot || message.webhookId !== null || message.system) return
  // Discord's own list of mentioned users: it holds neither roles nor @everyone.
  const isMentioned = message.mentions.users.has(self)
  const inOwnThread =
    message.channel.isThread() && message.channel.ownerId === self && !isToSomebodyElse(message)
  const rule = context.channels.in(message.channel)
  if (rule?.answers === 'never') return
  const { question, mentionsInText } = addressed(message.content, self)
  if (!isMentioned && message.inGuild() && !inOwnThread && !mayBeReply(message)) {
    const isForAll = rule?.answers === 'questions' && isPutToEverybody(message)
    if (rule && isForAll && asksSomething(question)) {
      await answerUnasked(message, question, rule, context)
    }
    return
  }

  const previous = await followedUp(message, context).catch((error) => {
    context.log.error({ err: describeError(error) }, '没能查到这条消息接的是哪个回答')
    return null
  })
  if (!isMentioned && message.inGuild() && !inOwnThread && previous === null) return
  const { language } = context.settings
  const ofServer = language ?? localeOfDiscord(message.guild?.preferredLocale)
  const locale = localeOfText(question, ofServer)
  const words = wordsIn(locale)
  const show = replyTo(message, words)
  if (question === '') {
    // A picture in reply to an answer mentions the bot too, without asking anything.
    const inPassing = !mentionsInText && (message.reference !== null || inOwnThread)
    if (!inPassing) await deliver(show, textMessage(words.howToAsk), words, context.log)
    return
  }
  const refusal = context.admission.refusal(message.author.id, message.channelId, words)
  if (refusal !== null) {
    context.observer.question('refused', null)
    await deliver(show, textMessage(refusal), words, context.log)
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
    restriction: restrictionIn(rule),
  }
  const place = { kind: 'message', channel: message.channelId, message: message.id } as const
  await replyToQuestion(asked, { place, show, ready: Promise.resolve(true) }, context)
}

function mayBeReply(message: Message): boolean {
  const { reference, content } = message
  return reference?.messageId !== undefined && content !== '' && !isToSomebodyElse(message)
}

function isToSomebodyElse({ mentions, client }: Message): boolean {
  return mentions.repliedUser !== null && mentions.repliedUser.id !== client.user.id
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
  // What one person asked privately is not for the others.
  if (replied !== null) return replied.kind === 'answer' && !replied.isPrivate ? replied.id : null
  const { channel } = message
  if (!channel.isThread() || channel.ownerId !== message.client.user.id) return null
  const last = await state.lastIn(channel.id)
  if (last !== null && !last.isPrivate) return last.id
  // A thread has the id of the message that it was opened on.
  const opener = await state.givenIn(channel.id)
  return opener !== null && !opener.isPrivate ? opener.id : null
}
