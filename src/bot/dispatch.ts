import {
  type AutocompleteInteraction,
  type Interaction,
  MessageFlags,
  type RepliableInteraction,
} from 'discord.js'
import type { BotContext } from './contract.js'
import { wasAcknowledged } from './discord/acknowledge.js'
import { textMessage } from './discord/bot-message.js'
import { partsOf } from './discord/components.js'
import { describeError, logFailure, moderatorSentenceFor, sentenceFor } from './failures/failure.js'
import type { Exchange } from './feature.js'
import { features } from './features.js'
import { localeOfDiscord } from './messages/locale.js'
import { wordsIn } from './messages/words-in.js'
import { doingOf } from './moderating/corpus/command.js'
import { isModerator } from './moderating/guard.js'

const slashCommands = new Map(
  features.flatMap((feature) =>
    feature.kind === 'slash' ? [[feature.data.name, feature] as const] : [],
  ),
)
const menus = new Map(
  features.flatMap((feature) =>
    feature.kind === 'menu' ? [[feature.data.name, feature] as const] : [],
  ),
)
const buttons = new Map(features.flatMap((feature) => Object.entries(feature.buttons ?? {})))
const selects = new Map(features.flatMap((feature) => Object.entries(feature.selects ?? {})))
const modals = new Map(features.flatMap((feature) => Object.entries(feature.modals ?? {})))

/** Routes an interaction to its handler; replies with an error if none matches or it throws. */
export async function onInteraction(interaction: Interaction, context: BotContext): Promise<void> {
  const locale = localeOfDiscord(interaction.locale) ?? context.settings.language ?? 'en'
  const words = wordsIn(locale)
  if (interaction.isAutocomplete()) {
    await suggest({ interaction, locale, words, context })
    return
  }
  if (!interaction.isRepliable()) return
  const exchange = { interaction, locale, words, context }
  try {
    await (handle(exchange) ?? say(interaction, words.unknownAction))
  } catch (error) {
    if (wasAcknowledged(error)) {
      context.log.warn({ err: describeError(error) }, '回复已经送达，只是 Discord 的回执丢了')
      return
    }
    logFailure(error, '一次操作没有完成', context.log)
    const sentence = isModerator(exchange)
      ? moderatorSentenceFor(error, words, doingOf(interaction))
      : sentenceFor(error, words)
    await say(interaction, sentence).catch((second) =>
      context.log.error({ err: describeError(second) }, '出错的提示也没能送达'),
    )
  }
}

function handle(exchange: Exchange): Promise<void> | undefined {
  const { interaction } = exchange
  if (interaction.isChatInputCommand()) {
    return slashCommands.get(interaction.commandName)?.run({ ...exchange, interaction })
  }
  if (interaction.isMessageContextMenuCommand()) {
    return menus.get(interaction.commandName)?.run({ ...exchange, interaction })
  }
  const [action, ...given] = 'customId' in interaction ? partsOf(interaction.customId) : ['']
  if (interaction.isButton()) return buttons.get(action)?.({ ...exchange, interaction }, given)
  if (interaction.isStringSelectMenu()) {
    return selects.get(action)?.({ ...exchange, interaction }, given)
  }
  if (interaction.isModalSubmit()) return modals.get(action)?.({ ...exchange, interaction }, given)
  return undefined
}

/** Errors are only logged: Discord has no place to show them to somebody who is typing. */
async function suggest(exchange: Exchange<AutocompleteInteraction>): Promise<void> {
  const { interaction, context } = exchange
  try {
    const command = slashCommands.get(interaction.commandName)
    await (command?.suggest?.(exchange) ?? interaction.respond([]))
  } catch (error) {
    logFailure(error, '没能给出候选', context.log)
    await interaction.respond([]).catch(() => {})
  }
}

async function say(interaction: RepliableInteraction, text: string): Promise<void> {
  const message = textMessage(text)
  // Editing a deferred update would edit the message whose button was pressed.
  const isOwnReply = interaction.deferred && interaction.ephemeral !== null
  if (isOwnReply) await interaction.editReply(message)
  else if (interaction.deferred || interaction.replied) {
    await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral })
  } else await interaction.reply({ ...message, flags: MessageFlags.Ephemeral })
}
