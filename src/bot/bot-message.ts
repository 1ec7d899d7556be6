import type { APIEmbed } from 'discord.js'

/** What the bot sends, whether as the edit of a deferred reply or as an ordinary message. */
export interface BotMessage {
  content?: string
  embeds?: APIEmbed[]
  /** Text of articles and models is not trusted: no message ever notifies anyone. */
  allowedMentions: { parse: []; repliedUser: false }
}

/** Discord's limit for the content of a message. */
const contentLimit = 2000

export function textMessage(content: string): BotMessage {
  return { content: content.slice(0, contentLimit), allowedMentions: noMentions() }
}

export function embedMessage(embed: APIEmbed): BotMessage {
  return { embeds: [embed], allowedMentions: noMentions() }
}

// A new object each time: discord.js rewrites the one it is given.
function noMentions(): BotMessage['allowedMentions'] {
  return { parse: [], repliedUser: false }
}
