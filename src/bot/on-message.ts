import type { Message } from 'discord.js'
import { textMessage } from './bot-message.js'
import type { BotLog, BotService } from './contract.js'
import { localeOfDiscord, localeOfText } from './locale.js'
import { messagesIn } from './messages.js'
import { composeReply, deliver } from './reply.js'

/** Answers a message that is addressed to the bot: one that mentions it, or a direct message. */
export async function onMessage(message: Message, service: BotService, log: BotLog): Promise<void> {
  const self = message.client.user.id
  // Two bots that answer each other would never stop.
  if (message.author.bot || message.webhookId !== null || message.system) return
  // Discord's own list of mentioned users: it holds neither roles nor @everyone.
  const mentioned = message.mentions.users.has(self)
  if (!mentioned && message.inGuild()) return

  const mention = new RegExp(`<@!?${self}>`, 'g')
  const question = message.content.replace(mention, ' ').replace(/\s+/gu, ' ').trim()
  const locale = localeOfText(question, localeOfDiscord(message.guild?.preferredLocale))
  if (question === '') {
    // A picture in reply to an answer mentions the bot too, without asking anything.
    const inPassing = message.reference !== null && !mention.test(message.content)
    if (inPassing) return
    const hint = textMessage(messagesIn(locale).howToAsk)
    await deliver((reply) => message.reply(reply), hint, locale, log)
    return
  }
  const answer = await composeReply(service, question, locale, log)
  await deliver((reply) => message.reply(reply), answer, locale, log)
}
