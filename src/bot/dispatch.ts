import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { named } from '../domain/index.js'
import { wasAcknowledged } from './acknowledge.js'
import { onOriginal } from './answered/original.js'
import { onPublish } from './answered/publish.js'
import { onReceipt } from './answered/receipt.js'
import { onRest } from './answered/rest.js'
import { onThread } from './answered/thread.js'
import { onReason, onVoteDown, onVoteUp } from './answered/votes.js'
import { askCommand, onAsk, suggestSources } from './asking/ask-command.js'
import { articleCommand, onArticle, suggestArticles } from './browsing/article-command.js'
import { helpCommand, onHelp } from './browsing/help-command.js'
import { onForget, onPrivacy, privacyCommand } from './browsing/privacy-command.js'
import { onPage, onSources, sourcesCommand } from './browsing/sources-command.js'
import { checkCommand, checkMenu, onCheck } from './checking/check-commands.js'
import type { BotContext } from './contract.js'
import { describeError, logFailure, moderatorSentenceFor, sentenceFor } from './failure.js'
import type { Admission } from './limits/admission.js'
import { type BotLocale, localeOfDiscord } from './locale.js'
import type { Doing } from './messages/faults.js'
import { messagesIn } from './messages/messages.js'
import { onCancel, onConfirm } from './moderating/carry-out.js'
import { corpusCommand } from './moderating/corpus-command.js'
import { gapsCommand, onCloseGaps, onGaps } from './moderating/gaps.js'
import { onCorpus, onPastedForm, onPlanButton, suggestForCorpus } from './moderating/on-corpus.js'
import { isModerator } from './moderating/roles.js'
import { textMessage } from './shown/bot-message.js'
import { partsOf } from './shown/components.js'

type Commands = Record<
  string,
  (
    interaction: never,
    locale: BotLocale,
    context: BotContext,
    admission: Admission,
  ) => Promise<void>
>

const slashCommands: Commands = {
  [askCommand.name]: (interaction, _, context, admission) => onAsk(interaction, context, admission),
  [checkCommand.name]: (interaction, _, context, admission) =>
    onCheck(interaction, context, admission),
  [sourcesCommand.name]: onSources,
  [articleCommand.name]: onArticle,
  [helpCommand.name]: onHelp,
  [privacyCommand.name]: onPrivacy,
  [corpusCommand.name]: onCorpus,
  [gapsCommand.name]: onGaps,
}

const menus: Commands = {
  [checkMenu.name]: (interaction, _, context, admission) =>
    onCheck(interaction, context, admission),
}

const suggestions: Record<
  string,
  (interaction: AutocompleteInteraction, context: BotContext) => Promise<void>
> = {
  [askCommand.name]: suggestSources,
  [articleCommand.name]: suggestArticles,
  [corpusCommand.name]: suggestForCorpus,
}

/** What a component or a modal does, by the first part of its id; `given` are the other parts. */
type Action<T> = (
  interaction: T,
  given: readonly string[],
  locale: BotLocale,
  context: BotContext,
) => Promise<void>

const buttons: Record<string, Action<ButtonInteraction>> = {
  original: onOriginal,
  receipt: onReceipt,
  rest: onRest,
  up: onVoteUp,
  down: onVoteDown,
  publish: onPublish,
  thread: onThread,
  page: onPage,
  forget: onForget,
  plan: onPlanButton,
  confirm: onConfirm,
  cancel: onCancel,
}

const selects: Record<string, Action<StringSelectMenuInteraction>> = {
  original: onOriginal,
  close: onCloseGaps,
}

const modals: Record<string, Action<ModalSubmitInteraction>> = {
  why: onReason,
  pasted: onPastedForm,
}

/** Gives each interaction to what answers it; whoever is left, or meets an error, is told so. */
export async function onInteraction(
  interaction: Interaction,
  context: BotContext,
  admission: Admission,
): Promise<void> {
  const locale = localeOfDiscord(interaction.locale) ?? 'en'
  if (interaction.isAutocomplete()) {
    await suggest(interaction, context)
    return
  }
  if (!interaction.isRepliable()) return
  try {
    const answered = answerTo(interaction, locale, context, admission)
    await (answered ?? say(interaction, messagesIn(locale).unknownAction))
  } catch (error) {
    if (wasAcknowledged(error)) {
      context.log.warn({ err: describeError(error) }, '回复已经送达，只是 Discord 的回执丢了')
      return
    }
    logFailure(error, '一次操作没有完成', context.log)
    const sentence = isModerator(interaction, context.settings)
      ? moderatorSentenceFor(error, locale, doingOf(interaction))
      : sentenceFor(error, locale)
    await say(interaction, sentence).catch((second) =>
      context.log.error({ err: describeError(second) }, '出错的提示也没能送达'),
    )
  }
}

function doingOf(interaction: RepliableInteraction): Doing | null {
  if (interaction.isModalSubmit())
    return partsOf(interaction.customId)[0] === 'pasted' ? 'add' : null
  if (!interaction.isChatInputCommand() || interaction.commandName !== corpusCommand.name)
    return null
  const name = interaction.options.getSubcommand()
  return name === 'add' || name === 'remove' ? name : null
}

function answerTo(
  interaction: RepliableInteraction,
  locale: BotLocale,
  context: BotContext,
  admission: Admission,
): Promise<void> | undefined {
  if (interaction.isChatInputCommand()) {
    const run = named(slashCommands, interaction.commandName)
    return run?.(interaction as never, locale, context, admission)
  }
  if (interaction.isMessageContextMenuCommand()) {
    const run = named(menus, interaction.commandName)
    return run?.(interaction as never, locale, context, admission)
  }
  if (interaction.isButton()) return act(buttons, interaction, locale, context)
  if (interaction.isStringSelectMenu()) return act(selects, interaction, locale, context)
  if (interaction.isModalSubmit()) return act(modals, interaction, locale, context)
  return undefined
}

function act<T extends { customId: string }>(
  actions: Record<string, Action<T>>,
  interaction: T,
  locale: BotLocale,
  context: BotContext,
): Promise<void> | undefined {
  const [action, ...given] = partsOf(interaction.customId)
  return named(actions, action)?.(interaction, given, locale, context)
}

/** A person who is typing is not told of errors: there is no place for it. */
async function suggest(interaction: AutocompleteInteraction, context: BotContext): Promise<void> {
  try {
    const suggestion = named(suggestions, interaction.commandName)
    await (suggestion?.(interaction, context) ?? interaction.respond([]))
  } catch (error) {
    logFailure(error, '没能给出候选', context.log)
    await interaction.respond([]).catch(() => {})
  }
}

async function say(interaction: RepliableInteraction, text: string): Promise<void> {
  const message = textMessage(text)
  // What a deferred update would edit is the message that somebody pressed a button of.
  const isOwnReply = interaction.deferred && interaction.ephemeral !== null
  if (isOwnReply) await interaction.editReply(message)
  else if (interaction.deferred || interaction.replied) {
    await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral })
  } else await interaction.reply({ ...message, flags: MessageFlags.Ephemeral })
}
