import { setTimeout as sleep } from 'node:timers/promises'
import {
  type ButtonInteraction,
  ComponentType,
  MessageFlags,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import { textMessage } from '../discord/bot-message.js'
import type { Components, Exchange } from '../feature.js'
import { findAnswered, givenPrivately } from './find-answered.js'

const LONGEST_REASON = 500
/** For how long what was given is looked for before its form opens, in milliseconds: Discord waits three seconds. */
const LONGEST_LOOK = 1500

export const votes: Components = {
  kind: 'components',
  buttons: { up: onVoteUp, down: onVoteDown },
  modals: { why: onReason },
}

async function onVoteUp(
  exchange: Exchange<ButtonInteraction>,
  [id]: readonly string[],
): Promise<void> {
  const given = await givenPrivately(exchange, id)
  if (!given) return
  const { interaction, words, context } = exchange
  await context.state.vote(given.id, interaction.user.id, 'up', null)
  await interaction.editReply(textMessage(words.thanks))
}

/**
 * Asks for the reason; the vote counts when it is sent. A modal must be the first reply. Where it takes too long to see
 * what was given, the form opens all the same: what is sent with it is looked up again.
 */
async function onVoteDown(
  exchange: Exchange<ButtonInteraction>,
  [id]: readonly string[],
): Promise<void> {
  const { interaction, words } = exchange
  const tooLong = sleep(LONGEST_LOOK, null, { ref: false })
  const looked = findAnswered(exchange, id).catch(() => null)
  const found = await Promise.race([looked, tooLong])
  if (found && 'missing' in found) {
    await interaction.reply({ ...found.missing, flags: MessageFlags.Ephemeral })
    return
  }
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

async function onReason(
  exchange: Exchange<ModalSubmitInteraction>,
  [id]: readonly string[],
): Promise<void> {
  const given = await givenPrivately(exchange, id)
  if (!given) return
  const { interaction, words, context } = exchange
  const reason = interaction.fields.getTextInputValue('reason').trim() || null
  await context.state.vote(given.id, interaction.user.id, 'down', reason)
  await interaction.editReply(textMessage(words.whyNoted(reason !== null)))
}
