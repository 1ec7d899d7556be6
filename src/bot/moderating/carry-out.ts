import { type ButtonInteraction, MessageFlags } from 'discord.js'
import type { BotContext } from '../contract.js'
import { moderatorSentenceFor } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { moderationWordsIn } from '../messages/moderation/words.js'
import { textMessage } from '../shown/bot-message.js'
import { escapeMarkdown } from '../shown/markdown.js'
import { type Step, takeStep } from './confirm.js'
import { audit, isRefused } from './guard.js'
import { runRefresh } from './run-refresh.js'

/** Does what was confirmed. `given` are the kind of step, whose it is, and its id. */
export async function onConfirm(
  interaction: ButtonInteraction,
  [what = 'confirm', owner, id = '']: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, `corpus.${what}`, locale, context)) return
  if (await isAnothers(interaction, owner, locale)) return
  await interaction.deferUpdate()
  const step = await takeStep(id, context)
  if (step === null) {
    await interaction.editReply(textMessage(moderationWordsIn(locale).expired))
  } else if (step.what === 'refresh') {
    await context.finish(runRefresh(interaction, step.evenIfWorse, locale, context))
  } else await carryOut(interaction, step, locale, context)
}

/** What is over in a moment; that it failed is written down too. */
async function carryOut(
  interaction: ButtonInteraction,
  step: Exclude<Step, { what: 'refresh' }>,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const action = `corpus.${step.what}`
  const words = moderationWordsIn(locale)
  const { service } = context
  try {
    if (step.what === 'remove') {
      const { file } = await service.removeFromCorpus(step.target)
      await interaction.editReply(textMessage(words.removed(escapeMarkdown(file))))
      await audit(interaction, action, 'done', step.target, context)
    } else {
      const { version } = await service.rollback(step.version)
      await interaction.editReply(textMessage(words.rolledBack(version)))
      await audit(interaction, action, 'done', version, context)
    }
  } catch (error) {
    await audit(interaction, action, 'failed', moderatorSentenceFor(error, locale), context)
    throw error
  }
}

export async function onCancel(
  interaction: ButtonInteraction,
  [, owner, id = '']: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isAnothers(interaction, owner, locale)) return
  await interaction.deferUpdate()
  const words = moderationWordsIn(locale)
  const step = await takeStep(id, context)
  await interaction.editReply(textMessage(step === null ? words.expired : words.cancelled))
}

/** A step is confirmed or cancelled by who began it; others are told so, and it stays as it is. */
async function isAnothers(
  interaction: ButtonInteraction,
  owner: string | undefined,
  locale: BotLocale,
): Promise<boolean> {
  if (owner === interaction.user.id) return false
  const told = textMessage(moderationWordsIn(locale).anothers)
  await interaction.reply({ ...told, flags: MessageFlags.Ephemeral })
  return true
}
