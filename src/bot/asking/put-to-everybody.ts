import { ChannelType, type Message } from 'discord.js'
import type { ChannelRule } from '../../domain/index.js'
import { restrictionIn } from '../channels/rules.js'
import type { BotContext } from '../contract.js'
import type { Show } from '../discord/deliver.js'
import { threadName } from '../discord/markdown.js'
import { logFailure } from '../failures/failure.js'
import { localeOfText } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'
import { ask, give } from './answer-question.js'

/**
 * Whether a message puts a question to everybody: it opens a post of a forum, or stands in a text channel, and replies to
 * nobody. What follows in a post is a conversation of people.
 */
export function isPutToEverybody(message: Message): boolean {
  const { channel, reference, mentions } = message
  if (reference !== null || mentions.users.size > 0) return false
  if (channel.isThread())
    return channel.parent?.type === ChannelType.GuildForum && message.id === channel.id
  return channel.type === ChannelType.GuildText
}

/**
 * Answers a question that nobody put to the bot, once, in a thread, and only where the corpus answers it surely: silence,
 * refusals and failures are not for a channel where the bot was not asked. Not counted as a gap either.
 */
export async function answerUnasked(
  message: Message,
  question: string,
  rule: ChannelRule,
  context: BotContext,
): Promise<void> {
  const { admission, log, observer, now } = context
  const locale = localeOfText(question, context.settings.language)
  const { author, channel } = message
  const words = wordsIn(locale)
  if (admission.refusal(author.id, message.channelId, words) !== null) return
  const began = now()
  const isDeleted = context.deletions.watch(author.id)
  const asked = {
    ...{ question, locale, user: author.id, channel: message.channelId, previous: null },
    ...{ isPrivate: false, mayBranch: false, restriction: restrictionIn(rule), began },
  }
  try {
    await admission.queue.run(async () => {
      const refusal = await admission.refusalOfAll(author.id, message.channelId, words)
      if (refusal !== null) return
      const made = await ask(asked, context)
      const { status, confidence } = made.answer
      if (status !== 'answered' || confidence === 'low') return
      const thread = channel.isThread()
        ? channel
        : await message.startThread({ name: threadName(question) })
      const show: Show = (shown) => thread.send(shown)
      await give({ ...asked, channel: thread.id }, made, isDeleted, show, context)
      observer.question('answered', (now() - began) / 1000)
    })
  } catch (error) {
    logFailure(error, '没能回答频道里的一个问题', log)
  }
}
