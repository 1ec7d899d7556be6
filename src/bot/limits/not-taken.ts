import { type CommandInteraction, type MessageComponentInteraction, MessageFlags } from 'discord.js'
import { textMessage } from '../discord/bot-message.js'
import type { Exchange } from '../feature.js'
import type { Words } from '../messages/words.js'

/**
 * Tells somebody why what they ask for is not taken now. That is decided without awaiting anything, so that it holds until
 * their place in the queue is taken.
 * @returns the telling; null where it is taken, and then it counts
 */
export function notTaken(
  {
    interaction,
    context: { admission },
  }: Exchange<CommandInteraction | MessageComponentInteraction>,
  words: Words,
): Promise<unknown> | null {
  const refusal = admission.refusal(interaction.user.id, interaction.channelId, words)
  if (refusal === null) return null
  return interaction.reply({ ...textMessage(refusal), flags: MessageFlags.Ephemeral })
}
