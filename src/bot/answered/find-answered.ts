import type {
  ButtonInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js'
import type { Answered } from '../../domain/index.js'
import { acknowledged } from '../discord/acknowledge.js'
import { type BotMessage, textMessage } from '../discord/bot-message.js'
import type { Exchange } from '../feature.js'

type Pressed = ButtonInteraction | ModalSubmitInteraction | StringSelectMenuInteraction

/**
 * What was given under an id, or the message that says that it is not there. Anybody may send any id, so for who may
 * not see what it names, it is not there.
 */
export async function findAnswered(
  { interaction, words, context: { state } }: Exchange<Pressed>,
  id: string | undefined,
): Promise<{ given: Answered } | { missing: BotMessage }> {
  const given = id === undefined ? null : await state.given(id)
  return given && isSeenBy(interaction, given) ? { given } : { missing: textMessage(words.gone) }
}

/** What was given under an id, to reply about it privately; null when the user was told that it is not there. */
export async function givenPrivately(
  exchange: Exchange<Pressed>,
  id: string | undefined,
): Promise<Answered | null> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return null
  const found = await findAnswered(exchange, id)
  if ('given' in found) return found.given
  await exchange.interaction.editReply(found.missing)
  return null
}

/** Whether it stands before them: their own, or one that is shown to everybody where they are. */
export function isSeenBy(
  { user, channelId }: Pick<Pressed, 'user' | 'channelId'>,
  given: Answered,
): boolean {
  if (given.user === user.id) return true
  return !given.isPrivate && given.channel === channelId
}
