import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js'
import type { Given } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { type BotMessage, textMessage } from '../shown/bot-message.js'

/** What was given under an id, or the message that says that it is no longer there. */
export async function findGiven(
  id: string | undefined,
  locale: BotLocale,
  { state }: BotContext,
): Promise<{ given: Given } | { missing: BotMessage }> {
  const given = id === undefined ? null : await state.given(id)
  return given ? { given } : { missing: textMessage(messagesIn(locale).gone) }
}

/** What was given under an id, to answer about it privately; null where there is no more to be done. */
export async function givenPrivately(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  id: string | undefined,
  locale: BotLocale,
  context: BotContext,
): Promise<Given | null> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return null
  const found = await findGiven(id, locale, context)
  if ('given' in found) return found.given
  await interaction.editReply(found.missing)
  return null
}
