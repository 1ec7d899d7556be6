import { setTimeout as sleep } from 'node:timers/promises'
import {
  type ButtonInteraction,
  ComponentType,
  MessageFlags,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { textMessage } from '../shown/bot-message.js'
import { findAnswered, givenPrivately } from './find-answered.js'

const LONGEST_REASON = 500
/** For how long what was given is looked for before its form opens, in milliseconds: Discord waits three seconds. */
const LONGEST_LOOK = 1500

export async function onVoteUp(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const given = await givenPrivately(interaction, id, locale, context)
  if (!given) return
  await context.state.vote(given.id, interaction.user.id, 'up', null)
  await interaction.editReply(textMessage(messagesIn(locale).thanks))
}

/**
 * Asks for the reason; the vote counts when it is sent. A modal must be the first reply. Where it takes too long to see
 * what was given, the form opens all the same: what is sent with it is looked up again.
 */
export async function onVoteDown(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const tooLong = sleep(LONGEST_LOOK, null, { ref: false })
  const looked = findAnswered(interaction, id, locale, context).catch(() => null)
  const found = await Promise.race([looked, tooLong])
  if (found && 'missing' in found) {
    await interaction.reply({ ...found.missing, flags: MessageFlags.Ephemeral })
    return
  }
  const words = messagesIn(locale)
  await interaction.showModal({
    custom_id: `why:${id}`,
    title: words.whyTitle,
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.TextInput,
            custom_id: 'reason',
            style: TextInputStyle.Paragraph,
            label: words.whyLabel,
            placeholder: words.whyPlaceholder,
            required: false,
            max_length: LONGEST_REASON,
          },
        ],
      },
    ],
  })
}

export async function onReason(
  interaction: ModalSubmitInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const given = await givenPrivately(interaction, id, locale, context)
  if (!given) return
  const reason = interaction.fields.getTextInputValue('reason').trim() || null
  await context.state.vote(given.id, interaction.user.id, 'down', reason)
  await interaction.editReply(textMessage(messagesIn(locale).whyNoted(reason !== null)))
}
