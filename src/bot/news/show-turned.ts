import type { APIEmbed, Message } from 'discord.js'
import type { TurnedAnswered } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { channelOf } from '../discord/channel-of.js'
import { isRefusedForGood } from '../discord/refused.js'
import { describeError } from '../failures/failure.js'
import { localeOfDiscord } from '../messages/locale.js'
import { embedsLimit, isTurnedEmbed, turnedEmbed } from '../shown/turned.js'

/** Says below each message that does not say so yet how the news has turned. */
export async function showAllDue(context: BotContext): Promise<void> {
  for (const entry of await context.state.turnedToShow()) {
    if (context.stopping.aborted) return
    await show(entry, context)
  }
}

/** Edits the message of an answer; where it is gone or cannot be edited, that is noted, and it is not tried again. */
async function show(entry: TurnedAnswered, context: BotContext): Promise<void> {
  const { state, log } = context
  const { given } = entry
  try {
    const isShown = await edited(entry, context)
    await state.turnedShown(given.id, isShown ? 'shown' : 'lost')
  } catch (error) {
    const isFinal = isRefusedForGood(error)
    log.warn({ err: describeError(error), isFinal }, '没能在原来的回答下面说明已有新的说法')
    if (isFinal) await state.turnedShown(given.id, 'lost')
  }
}

/** Leaves everything else of the message as it is: its text, its buttons, and whatever was edited since. */
async function edited({ given, turned }: TurnedAnswered, context: BotContext): Promise<boolean> {
  const { channel: place, message: id, isPrivate } = given
  if (isPrivate || place === null || id === null) return false
  const channel = await channelOf(context.client, place)
  if (!channel?.isTextBased()) return false
  const message = await channel.messages.fetch(id)
  const others = embedsOf(message).filter((embed) => !isTurnedEmbed(embed))
  const locale = localeOfDiscord(given.locale) ?? 'en'
  const room = embedsLimit - others.reduce((sum, embed) => sum + lengthOf(embed), 0)
  const news = turned.length > 0 ? [turnedEmbed(turned, room, locale)] : []
  await channel.messages.edit(id, { embeds: [...others, ...news], allowedMentions: { parse: [] } })
  return true
}

/** What the bot itself wrote into the embeds of a message; Discord adds more to them. */
function embedsOf(message: Message): APIEmbed[] {
  return message.embeds.map(({ data: { title, description, color, footer } }) => ({
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(color === undefined ? {} : { color }),
    ...(footer === undefined ? {} : { footer: { text: footer.text } }),
  }))
}

function lengthOf({ title = '', description = '', footer }: APIEmbed): number {
  return title.length + description.length + (footer?.text.length ?? 0)
}
