import {
  type ButtonInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { textMessage } from '../shown/bot-message.js'
import { givenPrivately } from './find-given.js'

const LONGEST_REASON = 500

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

/** Asks for the reason; the vote counts when it is sent. A modal must be the first reply, so nothing comes before it. */
export async function onVoteDown(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
): Promise<void> {
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
