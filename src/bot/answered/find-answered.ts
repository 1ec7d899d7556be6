import type {
  ButtonInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js'
import type { Answered } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { type BotMessage, textMessage } from '../shown/bot-message.js'

type Pressed = ButtonInteraction | ModalSubmitInteraction | StringSelectMenuInteraction

/**
 * What was given under an id, or the message that says that it is not there. A component's id says nothing of who may
 * see what it names, since anybody may send any: for who may not see it, it is not there.
 */
export async function findAnswered(
  interaction: Pressed,
  id: string | undefined,
  locale: BotLocale,
  { state }: BotContext,
): Promise<{ given: Answered } | { missing: BotMessage }> {
  const given = id === undefined ? null : await state.given(id)
  return given && isSeenBy(interaction, given)
    ? { given }
    : { missing: textMessage(messagesIn(locale).gone) }
}

/** What was given under an id, to answer about it privately; null where there is no more to be done. */
export async function givenPrivately(
  interaction: Pressed,
  id: string | undefined,
  locale: BotLocale,
  context: BotContext,
): Promise<Answered | null> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return null
  const found = await findAnswered(interaction, id, locale, context)
  if ('given' in found) return found.given
  await interaction.editReply(found.missing)
  return null
}

/** Whether it stands before them: their own, or one that is shown to everybody where they are. */
function isSeenBy({ user, channelId }: Pressed, given: Answered): boolean {
  if (given.user === user.id) return true
  return !given.isPrivate && given.channel === channelId
}
