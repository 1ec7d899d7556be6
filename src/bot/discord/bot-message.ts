import type { APIEmbed } from 'discord.js'
import type { Row } from './components.js'
import { escapeMarkdown, oneLine, prefix } from './markdown.js'

/** What the bot sends, whether as the edit of a deferred reply or as an ordinary message. */
export interface BotMessage {
  content: string
  embeds: APIEmbed[]
  components: Row[]
  /** What is attached; `attachments` takes off what was attached before. */
  files?: { attachment: Buffer; name: string }[]
  attachments?: []
  /** Text of articles and models is not trusted: no message ever notifies anyone. */
  allowedMentions: { parse: []; repliedUser: false }
}

/** Discord's limit for the content of a message. */
const contentLimit = 2000

/** Nothing of what a message showed before it is edited stays. */
export function textMessage(content: string, ...components: Row[]): BotMessage {
  return message({ content: content.slice(0, contentLimit), components })
}

export function embedMessage(embeds: APIEmbed | APIEmbed[], ...components: Row[]): BotMessage {
  return message({ embeds: [embeds].flat(), components })
}

/** The same with a picture below its first embed, in place of what was attached before. */
export function withPicture(shown: BotMessage, picture: Uint8Array | null): BotMessage {
  const [first, ...others] = shown.embeds
  if (picture === null || !first) return { ...shown, attachments: [] }
  const name = 'picture.png'
  return {
    ...shown,
    embeds: [{ ...first, image: { url: `attachment://${name}` } }, ...others],
    files: [{ attachment: Buffer.from(picture), name }],
    attachments: [],
  }
}

/** The same below the question that it is about, for those who have not seen it. */
export function naming(question: string, shown: BotMessage): BotMessage {
  const quoted = `> ${escapeMarkdown(oneLine(question, 500))}`
  const content = [quoted, shown.content].filter((part) => part !== '').join('\n')
  return { ...shown, content: prefix(content, contentLimit) }
}

function message(parts: Partial<BotMessage>): BotMessage {
  // A new object each time: discord.js rewrites the one it is given.
  const allowedMentions = { parse: [] as [], repliedUser: false as const }
  return { content: '', embeds: [], components: [], ...parts, allowedMentions }
}
