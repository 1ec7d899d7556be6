import {
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js'
import { type BotMessage, textMessage } from './bot-message.js'
import { askCommand, questionOption, sinceOption, sourceOption, untilOption } from './commands.js'
import type { BotLog, BotService } from './contract.js'
import { describeError } from './failure.js'
import { localeOfDiscord, localeOfText } from './locale.js'
import { messagesIn } from './messages.js'
import { composeReply, deliver } from './reply.js'

/** Answers /ask; anything else that expects a reply is told that it is not available. */
export async function onInteraction(
  interaction: Interaction,
  service: BotService,
  log: BotLog,
): Promise<void> {
  if (interaction.isChatInputCommand() && interaction.commandName === askCommand) {
    await answerAsk(interaction, service, log)
  } else if (interaction.isRepliable()) {
    const words = messagesIn(localeOfDiscord(interaction.locale) ?? 'en')
    await interaction.reply({
      ...textMessage(words.unknownAction),
      flags: MessageFlags.Ephemeral,
    })
  }
}

async function answerAsk(
  interaction: ChatInputCommandInteraction,
  service: BotService,
  log: BotLog,
): Promise<void> {
  // Discord waits 3 seconds for this, so nothing may be awaited before it.
  try {
    await interaction.deferReply()
  } catch (error) {
    if (!wasAcknowledged(error)) {
      log.error({ err: describeError(error) }, '没能及时确认 /ask，Discord 已放弃这次提问')
      return
    }
  }
  const question = (interaction.options.getString(questionOption) ?? '').trim()
  const locale = localeOfDiscord(interaction.locale) ?? localeOfText(question)
  const given = (name: string) => interaction.options.getString(name)?.trim() || undefined
  const restriction = {
    since: given(sinceOption),
    until: given(untilOption),
    source: given(sourceOption),
  }
  const message = await composeReply(service, question, locale, log, restriction)
  // Not editReply: that one only knows of acknowledgements whose answer arrived.
  const edit = (reply: BotMessage) => interaction.webhook.editMessage('@original', reply)
  await deliver(edit, message, locale, log)
}

/** An acknowledgement whose answer was lost is sent again, and refused although it counts. */
function wasAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  )
}
