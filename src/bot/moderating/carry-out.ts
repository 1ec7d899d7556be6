import { type ButtonInteraction, MessageFlags } from 'discord.js'
import type { ListedArticle } from '../../app.js'
import { VERSIONS_KEPT } from '../../domain/index.js'
import { acknowledgedUpdate } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import { logFailure, moderatorSentenceFor } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { moderationWordsIn } from '../messages/moderation/words.js'
import { textMessage } from '../shown/bot-message.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { actionOf, type Step, takeStep } from './confirm.js'
import { audit, isRefused } from './guard.js'
import { refreshAsPlanned } from './refresh-as-planned.js'

/** Does what was confirmed. `given` are the kind of step, whose it is, and its id. */
export async function onConfirm(
  interaction: ButtonInteraction,
  [what = 'confirm', owner, id = '']: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, actionOf(what), locale, context)) return
  if (await isAnothers(interaction, owner, locale)) return
  if (!(await acknowledgedUpdate(interaction, context.log))) return
  const step = await takeStep(interaction.user.id, id, context)
  if (step === null) {
    await interaction.editReply(textMessage(moderationWordsIn(locale).expired))
  } else if (step.what === 'refresh') {
    await context.finish(refreshAsPlanned(interaction, step, locale, context))
  } else await carryOut(interaction, step, locale, context)
}

/** What is over in a moment; that it failed is said in place of its buttons, which count no more, and written down. */
async function carryOut(
  interaction: ButtonInteraction,
  step: ShortStep,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const { said, outcome, detail } = await done(step, locale, context)
  try {
    await interaction.editReply(textMessage(said))
  } finally {
    await audit(interaction, `corpus.${step.what}`, outcome, detail, context)
  }
}

type ShortStep = Exclude<Step, { what: 'refresh' }>

async function done(step: ShortStep, locale: BotLocale, { service, log }: BotContext) {
  const words = moderationWordsIn(locale)
  try {
    if (step.what === 'remove') {
      const { file, what, articles } = await service.removeFromCorpus(step.target)
      const [article] = what === 'record' ? articles : []
      const removed = article
        ? words.removedRecord(escapeMarkdown(titleOf(article)), escapeMarkdown(file))
        : words.removed(escapeMarkdown(file))
      const said = `${removed}\n${words.removedRemains(VERSIONS_KEPT)}`
      return { said, outcome: 'done' as const, detail: article ? step.target : file }
    }
    const { version } = await service.rollback(step.version)
    return { said: words.rolledBack(version), outcome: 'done' as const, detail: version }
  } catch (error) {
    logFailure(error, '一次操作没有完成', log)
    const doing = step.what === 'remove' ? step.what : null
    const detail = moderatorSentenceFor(error, locale, doing)
    return { said: detail, outcome: 'failed' as const, detail }
  }
}

const titleOf = ({ title, id }: ListedArticle): string => oneLine(title ?? id, 80)

export async function onCancel(
  interaction: ButtonInteraction,
  [what = 'cancel', owner, id = '']: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, actionOf(what), locale, context)) return
  if (await isAnothers(interaction, owner, locale)) return
  if (!(await acknowledgedUpdate(interaction, context.log))) return
  const words = moderationWordsIn(locale)
  const step = await takeStep(interaction.user.id, id, context)
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
