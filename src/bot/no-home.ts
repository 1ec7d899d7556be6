import { type Interaction, type Message, MessageFlags } from 'discord.js'
import { textMessage } from './discord/bot-message.js'
import { localeOfDiscord, localeOfText } from './messages/locale.js'
import { wordsIn } from './messages/words-in.js'

/** Says that the server, or a direct message, has no corpus here; nothing is asked, and nothing is kept. */
export async function refuseInteraction(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return interaction.respond([])
  if (!interaction.isRepliable()) return
  const words = wordsIn(localeOfDiscord(interaction.locale) ?? 'en')
  const refusal = textMessage(sentence(interaction, words))
  await interaction.reply({ ...refusal, flags: MessageFlags.Ephemeral })
}

/** As `refuseInteraction`; messages that are not addressed to the bot are left alone. */
export async function refuseMessage(message: Message): Promise<void> {
  const isAddressed = !message.inGuild() || message.mentions.users.has(message.client.user.id)
  if (message.author.bot || message.webhookId !== null || message.system || !isAddressed) return
  const words = wordsIn(
    localeOfText(message.content, localeOfDiscord(message.guild?.preferredLocale)),
  )
  await message.reply(textMessage(sentence(message, words)))
}

function sentence(
  { guildId }: { guildId: string | null },
  { noHome, noHomeInDirect }: { noHome: string; noHomeInDirect: string },
): string {
  return guildId === null ? noHomeInDirect : noHome
}
