import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import { named } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { textMessage } from '../shown/bot-message.js'
import { onAdd, onPasted } from './add.js'
import { isRefused } from './guard.js'
import { onHistory, onRollback, suggestVersions } from './history.js'
import { onPlan } from './plan.js'
import { onRemove, suggestTargets } from './remove.js'
import { isModerator } from './roles.js'
import { onStatus } from './status.js'

const subcommands: Record<
  string,
  (
    interaction: ChatInputCommandInteraction,
    locale: BotLocale,
    context: BotContext,
  ) => Promise<void>
> = {
  status: onStatus,
  add: onAdd,
  remove: onRemove,
  refresh: onPlan,
  history: onHistory,
  rollback: onRollback,
}

export async function onCorpus(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const name = interaction.options.getSubcommand()
  if (await isRefused(interaction, `corpus.${name}`, locale, context)) return
  const run = named(subcommands, name)
  if (run) return run(interaction, locale, context)
  const unknown = textMessage(messagesIn(locale).unknownAction)
  await interaction.reply({ ...unknown, flags: MessageFlags.Ephemeral })
}

/** Suggests nothing to who may not use it: titles are no secret, but the versions are not theirs. */
export async function suggestForCorpus(
  interaction: AutocompleteInteraction,
  context: BotContext,
): Promise<void> {
  if (!isModerator(interaction, context.settings)) {
    await interaction.respond([])
    return
  }
  const suggest =
    interaction.options.getSubcommand() === 'rollback' ? suggestVersions : suggestTargets
  await suggest(interaction, context)
}

/** The button below a status or an upload that leads to the plan. */
export async function onPlanButton(
  interaction: ButtonInteraction,
  _: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, 'corpus.refresh', locale, context)) return
  await onPlan(interaction, locale, context)
}

export async function onPastedForm(
  interaction: ModalSubmitInteraction,
  _: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, 'corpus.add', locale, context)) return
  await onPasted(interaction, locale, context)
}
